import { expect, test } from "vitest";
import type { GatewayEvent } from "@/lib/providers/channel";
import { EventQueue } from "./event-queue";

const event = (sequence: number): GatewayEvent => ({
  sequence,
  messages: [],
  events: [{ type: "facts_changed" }],
});

test("a new session is noted with its first event, before anything else of it is stored", async () => {
  const done: string[] = [];
  const queue = new EventQueue(null, {
    store: async (events) => {
      done.push(`store ${events.map(({ sequence }) => sequence).join(" ")}`);
      return "stored";
    },
    note: async ({ id, sequence }) => void done.push(`note ${id} ${String(sequence)}`),
    onGone: () => undefined,
  });
  queue.begin({ id: "a", resumeUrl: "wss://example.com", sequence: 1 });
  for (const sequence of [1, 2, 3]) queue.add(event(sequence));
  await queue.settled();
  queue.add(event(4));
  queue.add(event(5));
  await queue.settled();
  expect(done).toEqual([
    ...["store 1", "note a 1", "store 2 3", "note a 3"],
    ...["store 4 5", "note a 5"],
  ]);
});
