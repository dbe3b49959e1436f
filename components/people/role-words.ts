import type { NodeKind, Role } from "@/lib/tree/node";

const order: readonly Role[] = ["viewer", "member", "admin", "owner"];

/** The roles that somebody may give at a node: up to their own; owners are of the organization only. */
export const rolesUpTo = (own: Role, kind: NodeKind): Role[] =>
  order
    .slice(0, order.indexOf(own) + 1)
    .filter((role) => role !== "owner" || kind === "organization");

export const isWithin = (role: Role, own: Role): boolean =>
  order.indexOf(role) <= order.indexOf(own);

/** What each role may do, in a line. */
export const roleWords: Readonly<Record<Role, string>> = {
  viewer: "sees everything here, changes nothing.",
  member: "installs and connects on projects and agents here.",
  admin: "also on teams; creates, moves and deletes, blocks, and adds people.",
  owner: "everything, with other owners and the end of the organization.",
};
