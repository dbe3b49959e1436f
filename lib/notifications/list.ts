import { z } from "zod";
import type { Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Actor } from "@/lib/pipeline/actor";
import { defineQuery } from "@/lib/pipeline/operation";
import { topmostNodes } from "@/lib/tree/topmost";
import { Notification, viewNotifications } from "./notification";

export const NotificationList = z.object({
  unread: z.number().int(),
  /** The latest hundred. */
  notifications: z.array(Notification),
});
export type NotificationList = z.infer<typeof NotificationList>;

const shown = 100;

export const listNotifications = defineQuery({
  name: "list_notifications",
  summary: "What the caller was told in this organization, newest first.",
  permission: "tree:read",
  input: z.strictObject({}),
  output: NotificationList,
  nodes: ownNode,
  async run({ tx, actor, organizationId }) {
    if (actor.kind !== "person") return { unread: 0, notifications: [] };
    const where = { organizationId, userId: actor.userId };
    const rows = await tx.notification.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: shown,
    });
    return {
      unread: await tx.notification.count({ where: { ...where, readAt: null } }),
      notifications: await viewNotifications(tx, organizationId, actor.userId, rows),
    };
  },
});

/** Whoever holds any role may ask about themselves: one of their topmost nodes stands for all. */
export async function ownNode(
  tx: Tx,
  _input: unknown,
  organizationId: string,
  actor: Actor,
): Promise<string[]> {
  const [id] = await topmostNodes(tx, organizationId, actor);
  if (id === undefined) throw notFound();
  return [id];
}
