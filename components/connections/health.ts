import type { Mark } from "@/components/integrations/status-look";
import type { Connection } from "@/lib/connections/connection";

type Health = Connection["health"];

const stopped = { mark: "stop", word: "Reconnect needed" } as const;

/** The mark and the words of an account's health. */
export const healthLooks: Record<Health, { mark: Mark; word: string }> = {
  healthy: { mark: "active", word: "Healthy" },
  ends_soon: { mark: "todo", word: "Ends soon" },
  not_answering: { mark: "busy", word: "Provider not answering" },
  unknown: { mark: "nothing", word: "Unknown" },
  revoked: stopped,
  expired: stopped,
  app_refused: stopped,
  sandbox_ended: stopped,
};

/** Whether only a person can mend it. */
export const isBroken = (health: Health): boolean => healthLooks[health].mark === "stop";

const day = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});

/** The word of an account's health, with the day on which it ends where that is near. */
export function healthWord({ health, expiresAt }: Pick<Connection, "health" | "expiresAt">) {
  if (health === "ends_soon" && expiresAt !== null)
    return `Ends ${day.format(new Date(expiresAt))}`;
  return healthLooks[health].word;
}
