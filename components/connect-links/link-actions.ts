import type { ServerAction } from "@/components/server-action";
import type { createConnectLink } from "@/lib/connect-links/create";
import type { withdrawConnectLink } from "@/lib/connect-links/withdraw";

/** What can be done with links by those who send them. */
export type LinkActions = {
  createConnectLink: ServerAction<typeof createConnectLink>;
  withdrawConnectLink: ServerAction<typeof withdrawConnectLink>;
};
