import { LinkJoinForm } from "@/components/connect-links/link-join-form";
import { AuthFrame } from "@/components/people/auth-frame";
import { ButtonLink } from "@/components/ui/button-link";
import { getLinkEntrance } from "@/lib/account/join-by-link";
import { joinByLink } from "./actions";

/** What somebody sees who opens a link without being signed in. It changes nothing and names nobody. */
export async function LinkEntrance({ token }: { token: string }) {
  const { state, text, needsAccount } = await getLinkEntrance(token);
  if (state !== "open")
    return (
      <AuthFrame title={text}>
        <div>
          <ButtonLink href="/">Go to Alfe Integrations</ButtonLink>
        </div>
      </AuthFrame>
    );
  const signIn = `/signin?next=${encodeURIComponent(`/connect/${token}`)}`;
  return (
    <AuthFrame
      title={text}
      lead="The link works for the address that it was sent to. Sign in with that address to see what is asked."
    >
      {needsAccount && <LinkJoinForm onJoin={joinByLink.bind(null, token)} />}
      <p>
        <ButtonLink variant={needsAccount ? "link" : "primary"} href={signIn}>
          {needsAccount ? "I have an account: sign in" : "Sign in"}
        </ButtonLink>
      </p>
    </AuthFrame>
  );
}
