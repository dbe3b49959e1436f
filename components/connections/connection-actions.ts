import type { ServerAction } from "@/components/server-action";
import type { disconnectConnection } from "@/lib/connections/disconnect";
import type { moveConnection } from "@/lib/connections/move";
import type { testConnection } from "@/lib/connections/test";

/** What can be done with an account once it is connected, besides relabelling it. */
export type ConnectionActions = {
  moveConnection: ServerAction<typeof moveConnection>;
  testConnection: ServerAction<typeof testConnection>;
  disconnectConnection: ServerAction<typeof disconnectConnection>;
};
