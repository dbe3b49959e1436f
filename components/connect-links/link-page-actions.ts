import type { ServerAction } from "@/components/server-action";
import type { declineConnectLink } from "@/lib/connect-links/decline";
import type { openConnectLink } from "@/lib/connect-links/open";
import type { startFromLink } from "@/lib/connect-links/start";
import type { authorizeConnect } from "@/lib/connections/authorize";

/** What whoever got a link can do with it. */
export type LinkPageActions = {
  openConnectLink: ServerAction<typeof openConnectLink>;
  startFromLink: ServerAction<typeof startFromLink>;
  authorizeConnect: ServerAction<typeof authorizeConnect>;
  declineConnectLink: ServerAction<typeof declineConnectLink>;
};
