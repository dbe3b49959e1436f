import type { Metadata } from "next";
import { AuthFrame } from "@/components/people/auth-frame";
import { SetupForm } from "@/components/people/setup-form";
import { ButtonLink } from "@/components/ui/button-link";
import { needsSetup } from "@/lib/setup/needs-setup";
import { setUp } from "./actions";

export const metadata: Metadata = { title: "Set up" };

/** The first owner of an empty server, once. */
export default async function SetupPage() {
  if (!(await needsSetup()))
    return (
      <AuthFrame title="This server is set up already.">
        <div>
          <ButtonLink variant="primary" href="/signin">
            Sign in
          </ButtonLink>
        </div>
      </AuthFrame>
    );
  return (
    <AuthFrame title="Set up this server" lead="You become its first owner.">
      <SetupForm onSetUp={setUp} />
    </AuthFrame>
  );
}
