import { z } from "zod";
import { announceSoon } from "@/lib/changes/announce-soon";
import { defineCommand } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { Cursor } from "./inbox-message";
import { moveMark } from "./move-mark";
import { requireInbox } from "./require-inbox";

export const acknowledgeMessages = defineCommand({
  name: "acknowledge_messages",
  summary:
    "Say that an agent took its messages up to one of them: they are not read again unless asked for by a cursor.",
  permission: "inbox:write",
  agents: true,
  // The mark and the times that it leaves on messages are its record.
  journaled: true,
  input: z.strictObject({
    nodeId: NodeId,
    through: Cursor.describe("Cursor of the last message that was taken"),
  }),
  output: z.object({
    acknowledged: z.int().describe("How many were not before"),
    cursor: z.string().describe("Everything up to here is acknowledged"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ organizationId, place, read }, { nodeId, through }) {
    requireInbox(place.node);
    const moved = await read((tx) =>
      moveMark(tx, { organizationId, nodeId, through: BigInt(through) }),
    );
    if (moved.acknowledged > 0) announceSoon(organizationId, [nodeId], "message");
    return { acknowledged: moved.acknowledged, cursor: String(moved.readPosition) };
  },
});
