import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { Cursor, InboxMessage } from "./inbox-message";
import { loadMessages } from "./load-messages";
import { numberInbox } from "./number-inbox";
import { requireInbox } from "./require-inbox";

/** What the surfaces let a reader wait at most; an answer takes no longer than 30 s. */
export const longestWaitSeconds = 25;

export const readInbox = defineQuery({
  name: "read_inbox",
  summary:
    "Read what was said to an agent on its channels, in order. What it did not acknowledge yet comes first, and again each time until it does.",
  permission: "inbox:read",
  agents: true,
  input: z.strictObject({
    nodeId: NodeId,
    after: Cursor.optional().describe(
      "Only what comes after this cursor; else what was not acknowledged",
    ),
    limit: z.int().min(1).max(200).default(50).describe("How many, 1 to 200"),
    // The transports wait, outside of any transaction, and ask again.
    waitSeconds: z
      .int()
      .min(0)
      .max(longestWaitSeconds)
      .default(0)
      .describe("How long to wait where there is nothing, 0 to 25"),
  }),
  output: z.object({
    messages: z.array(InboxMessage),
    cursor: z.string().describe("Of the last of them: acknowledge it, or read on after it"),
    more: z.boolean().describe("Whether there is more after it now"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ tx, organizationId, place }, { nodeId, after, limit }) {
    requireInbox(place.node);
    const numbered = await numberInbox(tx, organizationId, nodeId);
    const from = after === undefined ? numbered.readPosition : BigInt(after);
    const messages = await loadMessages(tx, { organizationId, nodeId, after: from, limit });
    const cursor = messages.at(-1)?.cursor ?? String(from);
    return { messages, cursor, more: BigInt(cursor) < numbered.lastPosition };
  },
});
