import "server-only";
import type { z } from "zod";
import { AppError, parse } from "@/lib/errors";
import { onMessage } from "@/lib/inbox/on-message";
import { readInbox } from "@/lib/inbox/read";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import { Bell } from "./bell";

/** What was not heard of is seen by then. */
const lookEveryMs = 10_000;
/** What is rung for may have to settle first. */
export const settlingMs = 300;
/** How many readers of an inbox this process lets wait: each message makes all of them look. */
const mostPerInbox = 20;

const store = globalThis as { alfeInboxWaits?: Map<string, number> };
const waits = (): Map<string, number> => (store.alfeInboxWaits ??= new Map<string, number>());

type Reader = {
  caller: Caller;
  input: unknown;
  signal: AbortSignal;
  isStillLetIn: () => Promise<boolean>;
};

/**
 * Reads an agent's inbox, and where it is empty waits for as long as was asked for. It is looked into
 * with the caller's present roles each time, and no transaction is open meanwhile.
 */
export async function readInboxPatiently({
  caller,
  input: given,
  signal,
  isStillLetIn,
}: Reader): Promise<z.output<typeof readInbox.output>> {
  const input = parse(readInbox.input, given);
  const { nodeId, waitSeconds } = input;
  const look = () => execute(readInbox, caller, input);
  const count = waits().get(nodeId) ?? 0;
  if (waitSeconds === 0 || count >= mostPerInbox) return look();
  waits().set(nodeId, count + 1);
  const bell = new Bell();
  const stop = onMessage({ organizationId: caller.organizationId, nodeId }, () => bell.ring());
  const end = AbortSignal.any([signal, AbortSignal.timeout(waitSeconds * 1000)]);
  try {
    for (let withinMs = settlingMs; ;) {
      const seen = await look();
      if (seen.messages.length > 0 || end.aborted) return seen;
      const hasRung = await bell.heard(withinMs, end);
      withinMs = hasRung ? settlingMs : lookEveryMs;
      if (!(await isStillLetIn()))
        throw new AppError("unauthenticated", "This key or token is not valid any more.");
    }
  } finally {
    stop();
    const left = (waits().get(nodeId) ?? 1) - 1;
    if (left > 0) waits().set(nodeId, left);
    else waits().delete(nodeId);
  }
}
