import type { ServerAction } from "@/components/server-action";
import type { declineConnectLink } from "@/lib/connect-links/decline";
import type { openConnectLink } from "@/lib/connect-links/open";
import type { startFromLink } from "@/lib/connect-links/start";

/** What whoever got a link can do with it. */
export type LinkPageActions = {
  openConnectLink: ServerAction<typeof openConnectLink>;
  startFromLink: ServerAction<typeof startFromLink>;
  declineConnectLink: ServerAction<typeof declineConnectLink>;
};
