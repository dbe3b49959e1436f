"use server";

import type { z } from "zod";
import { previewChange } from "@/lib/installations/preview-change";
import { runAction } from "@/lib/transport/action";
import { createNode } from "@/lib/tree/create";
import { deleteNode } from "@/lib/tree/delete";
import { moveNode } from "@/lib/tree/move";
import { renameNode } from "@/lib/tree/rename";

export async function create(organizationId: string, input: z.input<typeof createNode.input>) {
  return runAction(createNode, organizationId, input);
}

export async function rename(organizationId: string, input: z.input<typeof renameNode.input>) {
  return runAction(renameNode, organizationId, input);
}

export async function move(organizationId: string, input: z.input<typeof moveNode.input>) {
  return runAction(moveNode, organizationId, input);
}

export async function remove(organizationId: string, input: z.input<typeof deleteNode.input>) {
  return runAction(deleteNode, organizationId, input);
}

export async function preview(organizationId: string, input: z.input<typeof previewChange.input>) {
  return runAction(previewChange, organizationId, input);
}
