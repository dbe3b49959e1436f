import type { NodeKind, Role } from "@/lib/tree/node";
import type { PeopleActions } from "./people-actions";

/** Whose members are shown, to whom, and what can be done. */
export type MembersPlace = {
  organizationId: string;
  node: { id: string; kind: NodeKind; name: string; role: Role };
  viewerId: string;
  actions: PeopleActions;
};
