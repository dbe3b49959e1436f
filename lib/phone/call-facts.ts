import { z } from "zod";
import type { LineCall } from "@/lib/providers/line";

/** How a call stands, as its conversation keeps it. Never secret. */
export const CallFacts = z.object({
  direction: z.enum(["in", "out"]),
  /** Who is at the other end. */
  party: z.string(),
  state: z.enum(["ringing", "answered", "ended", "failed"]),
  answeredAt: z.iso.datetime().optional(),
  seconds: z.number().int().optional(),
});
export type CallFacts = z.output<typeof CallFacts>;

type Told = {
  state?: CallFacts["state"] | undefined;
  direction?: LineCall["direction"] | undefined;
  party?: string | undefined;
  seconds?: number | undefined;
};

const order = ["ringing", "answered", "ended", "failed"] as const;

/**
 * How a call stands after something was told about it: late news of how it began change nothing.
 * Undefined while nobody knows whose it is.
 */
export function nextCallFacts(
  before: CallFacts | undefined,
  { state, direction, party, seconds }: Told,
  at: Date,
): CallFacts | undefined {
  const known =
    before ?? (direction && party ? { direction, party, state: "ringing" as const } : undefined);
  if (!known) return undefined;
  if (isOver(known) || state === undefined)
    return seconds === undefined || !isOver(known) ? known : { ...known, seconds };
  if (order.indexOf(state) < order.indexOf(known.state)) return known;
  const answeredAt = known.answeredAt ?? (state === "answered" ? at.toISOString() : undefined);
  const now = { ...known, state, ...(answeredAt !== undefined && { answeredAt }) };
  if (state !== "ended" && state !== "failed") return now;
  // Somebody who answered was spoken with, however it ended.
  const wasAnswered = answeredAt !== undefined || (seconds ?? 0) > 0;
  if (!wasAnswered) return { ...now, state: "failed" };
  const measured = Math.round((at.getTime() - new Date(answeredAt ?? at).getTime()) / 1000);
  return { ...now, state: "ended", seconds: seconds ?? Math.max(0, measured) };
}

export const isOver = ({ state }: Pick<CallFacts, "state">): boolean =>
  state === "ended" || state === "failed";

/** Minutes as phone companies count them: those that were begun. */
export const minutesOf = (seconds: number): bigint => BigInt(Math.max(1, Math.ceil(seconds / 60)));
