import type { Metadata } from "next";
import { AuthFrame } from "@/components/people/auth-frame";
import { JoinButton } from "@/components/people/join-button";
import { JoinForm } from "@/components/people/join-form";
import { roleWords } from "@/components/people/role-words";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { getInvitation, type InvitationView } from "@/lib/account/get-invitation";
import { visitor } from "@/lib/transport/page";
import { join, joinAnew, signOut } from "./actions";

export const metadata: Metadata = { title: "Invitation" };

type InvitePageProps = { params: Promise<{ token: string }> };

export default async function InvitePage({ params }: InvitePageProps) {
  const { token } = await params;
  const { state, offer } = await getInvitation(token);
  if (state !== "open" || offer === null)
    return (
      <AuthFrame title={closedTitles[state]}>
        <p>Ask for a new one.</p>
        <div>
          <ButtonLink href="/">Go to Alfe Integrations</ButtonLink>
        </div>
      </AuthFrame>
    );

  const person = await visitor();
  const title = `Join ${offer.organizationName}`;
  if (person && person.email !== offer.email)
    return (
      <AuthFrame title="This invitation is for another address.">
        <p>You are signed in as {person.email}. Sign out to accept it with the other address.</p>
        <form action={signOut.bind(null, token)}>
          <Button type="submit">Sign out</Button>
        </form>
      </AuthFrame>
    );
  if (person)
    return (
      <AuthFrame title={title} lead={<Offer offer={offer} />}>
        <JoinButton onJoin={join.bind(null, token)} />
      </AuthFrame>
    );
  if (offer.hasAccount)
    return (
      <AuthFrame title={title} lead={<Offer offer={offer} />}>
        <p>{offer.email} has an account here. Sign in to join.</p>
        <div>
          <ButtonLink
            variant="primary"
            href={`/signin?next=${encodeURIComponent(`/invite/${token}`)}`}
          >
            Sign in
          </ButtonLink>
        </div>
      </AuthFrame>
    );
  return (
    <AuthFrame title={title} lead={<Offer offer={offer} />}>
      <JoinForm email={offer.email} onJoin={joinAnew.bind(null, token)} />
    </AuthFrame>
  );
}

const closedTitles: Record<InvitationView["state"], string> = {
  open: "This invitation is open.",
  used: "This invitation was used.",
  expired: "This invitation has expired.",
  withdrawn: "This invitation was withdrawn.",
  unknown: "There is no such invitation.",
};

/** "An admin of Growth invites new@acme.test to be a member of Website: …" */
function Offer({ offer }: { offer: NonNullable<InvitationView["offer"]> }) {
  const { invitedBy, email, role, node } = offer;
  return (
    <p>
      {invitedBy ?? "The operator of this server"} invites {email} to be{" "}
      {role === "admin" || role === "owner" ? "an" : "a"} <em>{role}</em> of {node.name}:{" "}
      {roleWords[role]}
    </p>
  );
}
