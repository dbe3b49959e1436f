import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthFrame } from "@/components/people/auth-frame";
import { DemoButtons } from "@/components/people/demo-buttons";
import { SignInForm } from "@/components/people/sign-in-form";
import { demoRoles } from "@/lib/setup/demo-sign-in";
import { visitor } from "@/lib/transport/page";
import { continueAs, signIn } from "./actions";
import { toNextPath } from "./next-path";

export const metadata: Metadata = { title: "Sign in" };

type SignInPageProps = { searchParams: Promise<{ next?: string; ended?: string }> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next: asked, ended } = await searchParams;
  const next = toNextPath(asked);
  if (await visitor()) redirect(next);
  const roles = await demoRoles();
  return (
    <AuthFrame
      title="Sign in"
      {...(roles.length > 0 && {
        aside: <DemoButtons roles={roles} onContinue={continueAs.bind(null, next)} />,
      })}
    >
      <SignInForm
        notice={ended === undefined ? undefined : endedWords(next)}
        onSignIn={signIn.bind(null, next)}
      />
      <p>
        <Link href="/reset" className="text-accent-text hover:underline">
          Forgot your password?
        </Link>
      </p>
    </AuthFrame>
  );
}

/** "Your session ended. Sign in to go on to scout." */
function endedWords(next: string): string {
  const place = (next.split("?")[0] ?? "").split("/").at(-1) ?? "";
  return `Your session ended. Sign in to go on${place === "" ? "" : ` to ${place}`}.`;
}
