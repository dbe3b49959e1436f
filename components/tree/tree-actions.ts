import type { z } from "zod";
import type { PreviewAction } from "@/components/changes/preview-hook";
import type { ServerAction } from "@/components/server-action";
import type { ActionOutcome } from "@/components/unwrap";
import type { revokeEverything } from "@/lib/removals/revoke-everything";
import type { createNode } from "@/lib/tree/create";
import type { deleteNode } from "@/lib/tree/delete";
import type { moveNode } from "@/lib/tree/move";
import type { NodeAddress } from "@/lib/tree/node";
import type { renameNode } from "@/lib/tree/rename";

type Action<Input, Output> = (
  organizationId: string,
  input: Input,
) => Promise<ActionOutcome<Output>>;

/** The server actions of the tree, handed down from the layout. */
export type TreeActions = {
  create: Action<z.input<typeof createNode.input>, NodeAddress>;
  rename: Action<z.input<typeof renameNode.input>, NodeAddress>;
  move: Action<z.input<typeof moveNode.input>, NodeAddress>;
  remove: Action<z.input<typeof deleteNode.input>, z.output<typeof deleteNode.output>>;
  preview: PreviewAction;
  revokeEverything: ServerAction<typeof revokeEverything>;
};
