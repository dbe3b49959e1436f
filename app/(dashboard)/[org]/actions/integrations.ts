"use server";

import type { z } from "zod";
import { blockIntegration } from "@/lib/installations/block";
import { configureIntegration } from "@/lib/installations/configure";
import { installIntegration } from "@/lib/installations/install";
import { previewChange } from "@/lib/installations/preview-change";
import { removeIntegration } from "@/lib/installations/remove";
import { unblockIntegration } from "@/lib/installations/unblock";
import { runAction } from "@/lib/transport/action";

export async function install(
  organizationId: string,
  input: z.input<typeof installIntegration.input>,
) {
  return runAction(installIntegration, organizationId, input);
}

export async function configure(
  organizationId: string,
  input: z.input<typeof configureIntegration.input>,
) {
  return runAction(configureIntegration, organizationId, input);
}

export async function block(organizationId: string, input: z.input<typeof blockIntegration.input>) {
  return runAction(blockIntegration, organizationId, input);
}

export async function unblock(
  organizationId: string,
  input: z.input<typeof unblockIntegration.input>,
) {
  return runAction(unblockIntegration, organizationId, input);
}

export async function remove(
  organizationId: string,
  input: z.input<typeof removeIntegration.input>,
) {
  return runAction(removeIntegration, organizationId, input);
}

export async function preview(organizationId: string, input: z.input<typeof previewChange.input>) {
  return runAction(previewChange, organizationId, input);
}
