import type { Mark } from "@/components/integrations/status-look";
import type { Connection } from "@/lib/connections/connection";

/** The mark and the words of an account's health. */
export const healthLooks: Record<Connection["health"], { mark: Mark; word: string }> = {
  healthy: { mark: "active", word: "Healthy" },
  ends_soon: { mark: "todo", word: "Ends soon" },
  revoked: { mark: "stop", word: "Reconnect needed" },
  expired: { mark: "stop", word: "Reconnect needed" },
  app_refused: { mark: "stop", word: "Reconnect needed" },
  sandbox_ended: { mark: "stop", word: "Reconnect needed" },
};
