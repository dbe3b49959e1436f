import { randomUUID } from "node:crypto";

/** A UUID of version 7, whose order is that of time, for rows that no Prisma client writes. */
export function newCallId(now = Date.now()): string {
  const time = now.toString(16).padStart(12, "0");
  // The variant and all that is random are those of a random UUID.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
