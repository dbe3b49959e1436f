import type { Metadata } from "next";
import Link from "next/link";
import { AuthFrame } from "@/components/people/auth-frame";
import { NewPasswordForm } from "@/components/people/new-password-form";
import { reset } from "./actions";

export const metadata: Metadata = { title: "Reset your password" };

type ResetPageProps = { searchParams: Promise<{ token?: string }> };

/** With a link, a new password; without one, who can make a link. */
export default async function ResetPage({ searchParams }: ResetPageProps) {
  const { token } = await searchParams;
  const toSignIn = (
    <p>
      <Link href="/signin" className="text-accent-text hover:underline">
        Sign in
      </Link>
    </p>
  );
  if (token === undefined)
    return (
      <AuthFrame title="Forgot your password?">
        <p>
          This server sends no mail. Whoever runs it can make a link for you, which works once and
          for one hour:
        </p>
        <p>
          <code className="font-mono text-sm break-all">
            npm run admin -- reset-link you@example.com
          </code>
        </p>
        {toSignIn}
      </AuthFrame>
    );
  return (
    <AuthFrame title="Set a new password">
      <NewPasswordForm onSave={reset.bind(null, token)} />
      {toSignIn}
    </AuthFrame>
  );
}
