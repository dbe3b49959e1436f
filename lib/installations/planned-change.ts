import { z } from "zod";

/** A change that reaches past one node. The first node of each is where it happens. */
export const PlannedChange = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.enum(["block", "unblock", "remove"]),
    nodeId: z.uuid(),
    integration: z.string(),
  }),
  z.strictObject({ kind: z.literal("move"), nodeId: z.uuid(), parentId: z.uuid() }),
  z.strictObject({ kind: z.literal("delete"), nodeId: z.uuid() }),
  z.strictObject({
    kind: z.literal("disconnect"),
    nodeId: z.uuid(),
    connectionId: z.uuid(),
    nextDefault: z.uuid().optional(),
  }),
  z.strictObject({
    kind: z.literal("move_connection"),
    nodeId: z.uuid(),
    connectionId: z.uuid(),
    toNodeId: z.uuid(),
    nextDefault: z.uuid().optional(),
  }),
  z.strictObject({ kind: z.literal("make_default"), nodeId: z.uuid(), connectionId: z.uuid() }),
  z.strictObject({
    kind: z.literal("pin"),
    nodeId: z.uuid(),
    integration: z.string(),
    connectionId: z.uuid().nullable(),
  }),
  z.strictObject({
    kind: z.literal("replace_account"),
    nodeId: z.uuid(),
    connectionId: z.uuid(),
    accountName: z.string().max(300),
  }),
  z.strictObject({
    kind: z.literal("revoke_all"),
    nodeId: z.uuid(),
    provider: z.string().max(100).nullable(),
  }),
]);
export type PlannedChange = z.infer<typeof PlannedChange>;

/** Everything at and below these nodes may be reached by a change. */
export function reachedNodes(change: PlannedChange): string[] {
  return change.kind === "move_connection" ? [change.nodeId, change.toNodeId] : [change.nodeId];
}
