import type { NodeKind, Role } from "@/prisma/generated/enums";

export const roleRank: Readonly<Record<Role, number>> = {
  viewer: 0,
  member: 1,
  admin: 2,
  owner: 3,
};

const everywhere = (role: Role) => () => role;
/** Members act where the work is done; what reaches further takes an admin. */
const memberBelowTeams = (kind: NodeKind): Role =>
  kind === "project" || kind === "agent" ? "member" : "admin";

/** The least role that each permission takes, by the kind of node (PRODUCT.md rule 24). */
export const permissions = {
  "tree:read": everywhere("viewer"),
  "tree:write": everywhere("admin"),
  "tree:delete": (kind: NodeKind): Role => (kind === "organization" ? "owner" : "admin"),
  "members:read": everywhere("viewer"),
  "members:write": everywhere("admin"),
  "keys:read": everywhere("admin"),
  "keys:write": everywhere("admin"),
  "audit:read": everywhere("viewer"),
  "integrations:read": everywhere("viewer"),
  "integrations:write": memberBelowTeams,
  "connections:write": memberBelowTeams,
  "connections:move": everywhere("admin"),
  "blocks:write": everywhere("admin"),
  "pins:write": everywhere("admin"),
  "policies:read": everywhere("viewer"),
  "policies:write": everywhere("admin"),
  "approvals:read": everywhere("viewer"),
  "approvals:decide": everywhere("member"),
  "tools:read": everywhere("viewer"),
  "tools:try": everywhere("member"),
  "calls:read": everywhere("member"),
  "inbox:read": everywhere("member"),
  "inbox:write": everywhere("member"),
  "apps:read": everywhere("viewer"),
  "apps:write": everywhere("admin"),
  "receipts:read": everywhere("viewer"),
  "receipts:confirm": everywhere("admin"),
  "usage:read": everywhere("viewer"),
  "balance:read": everywhere("admin"),
  "budgets:write": everywhere("admin"),
  "ledger:export": everywhere("owner"),
  "money:write": everywhere("owner"),
  "kill:write": everywhere("admin"),
  "kill:all": everywhere("owner"),
} satisfies Record<string, (kind: NodeKind) => Role>;

export type Permission = keyof typeof permissions;

export const isAtLeast = (role: Role | null, least: Role): boolean =>
  role !== null && roleRank[role] >= roleRank[least];

/** Whether a role at (or above) a node of this kind includes the permission. */
export const allows = (role: Role | null, permission: Permission, kind: NodeKind): boolean =>
  isAtLeast(role, permissions[permission](kind));

export const strongest = (roles: readonly (Role | null)[]): Role | null =>
  roles.reduce<Role | null>(
    (best, role) =>
      role !== null && (best === null || roleRank[role] > roleRank[best]) ? role : best,
    null,
  );

/** "an admin of Growth" */
export const roleAt = (role: Role, nodeName: string): string =>
  `${role === "admin" || role === "owner" ? "an" : "a"} ${role} of ${nodeName}`;
