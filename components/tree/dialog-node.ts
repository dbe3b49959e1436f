import type { NodeKind, Role } from "@/lib/tree/node";

/** A node as the dialogs and menus of the tree need it. */
export type DialogNode = { id: string; kind: NodeKind; name: string; path: string; role: Role };
