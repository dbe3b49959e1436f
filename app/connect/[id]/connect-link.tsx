import {
  declineConnectLink,
  openConnectLink,
  startFromLink,
} from "@/app/(dashboard)/[org]/actions/connect-links";
import { authorizeConnect } from "@/app/(dashboard)/[org]/actions/connections";
import { LinkPage } from "@/components/connect-links/link-page";
import { getConnectLink } from "@/lib/connect-links/get";
import { runPage } from "@/lib/transport/page";
import { signOutHere } from "./actions";

type ConnectLinkProps = { organizationId: string; token: string };

/** The page of a link that was sent. Reading it changes nothing. */
export async function ConnectLink({ organizationId, token }: ConnectLinkProps) {
  const link = await runPage(getConnectLink, organizationId, { token });
  return (
    <LinkPage
      organizationId={organizationId}
      token={token}
      link={link}
      actions={{ openConnectLink, startFromLink, authorizeConnect, declineConnectLink }}
      signOut={signOutHere.bind(null, token)}
    />
  );
}
