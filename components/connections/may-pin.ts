import type { IntegrationDetail } from "@/lib/installations/get";

/** Whether the account was pinned at this very place, the first of the line. */
export const isPinnedHere = ({ connection, why }: IntegrationDetail): boolean =>
  connection?.rule === "pinned" && connection.decidedAt?.id === why[0]?.node.id;

/** Whether another account could be pinned, or the pin taken away. */
export const mayPin = (detail: IntegrationDetail): boolean =>
  detail.can.pin &&
  (detail.pinnable.length > 1 || detail.connection === null || isPinnedHere(detail));
