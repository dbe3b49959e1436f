import "server-only";
import { creditKey, releaseCredits, settleCredits } from "@/lib/credits/hold";
import type { Tx } from "@/lib/db";
import { lockEvent } from "./lock-event";

/** It was not done after all, which is certain: it costs nothing and does not count. */
export async function takeBack(tx: Tx, organizationId: string, key: string): Promise<void> {
  const [event] = await tx.usageEvent.findMany({
    where: { organizationId, key, settledAt: null },
    select: { id: true },
  });
  if (!event) return;
  await tx.usageEvent.deleteMany({ where: { organizationId, id: event.id } });
  await giveBack(tx, organizationId, event.id);
}

/** It was tried and failed: it counts, and costs nothing, whatever the provider takes for it. */
export async function noteFailedUsage(tx: Tx, organizationId: string, key: string): Promise<void> {
  const event = await lockEvent(tx, { organizationId, key });
  if (!event || hasFailed(event)) return;
  const details = { ...toObject(event.details), failed: true };
  await tx.usageEvent.updateMany({
    where: { organizationId, id: event.id },
    data: { details, settledAt: new Date() },
  });
  await giveBack(tx, organizationId, event.id);
}

/** Whether it was tried and failed. */
export const hasFailed = ({ details }: { details: unknown }): boolean =>
  toObject(details).failed === true;

/** What was held is free again, and what was charged comes back. */
async function giveBack(tx: Tx, organizationId: string, eventId: string): Promise<void> {
  const key = creditKey.usage(eventId);
  if (await releaseCredits(tx, organizationId, key)) return;
  await settleCredits(tx, organizationId, key, { actualMicros: 0n });
}

type Details = Record<string, string | number | boolean | null>;

/** They are written by `addEvent` only. */
const toObject = (details: unknown): Details =>
  typeof details === "object" && details !== null ? (details as Details) : {};
