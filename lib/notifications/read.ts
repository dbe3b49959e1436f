import { z } from "zod";
import { forbidden } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { ownNode } from "./list";

export const readNotifications = defineCommand({
  name: "read_notifications",
  summary: "Mark what the caller was told as read.",
  permission: "tree:read",
  input: z.strictObject({
    ids: z
      .union([z.array(z.uuid()).max(100), z.literal("all")])
      .describe("Ids of notifications, or all of them"),
  }),
  output: z.object({ unread: z.number().int() }),
  nodes: ownNode,
  run({ actor, organizationId, commit }, { ids }) {
    return commit(async (tx) => {
      if (actor.kind !== "person") throw forbidden("Only a person is told something.");
      const where = { organizationId, userId: actor.userId, readAt: null };
      const { count } = await tx.notification.updateMany({
        where: { ...where, ...(ids !== "all" && { id: { in: ids } }) },
        data: { readAt: new Date() },
      });
      return {
        result: { unread: await tx.notification.count({ where }) },
        audit: { details: { count } },
      };
    });
  },
});
