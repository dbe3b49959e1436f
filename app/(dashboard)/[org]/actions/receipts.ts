"use server";

import type { z } from "zod";
import { confirmStep as confirmOperation } from "@/lib/removals/confirm-step";
import { retryStep as retryOperation } from "@/lib/removals/retry-step";
import { revokeEverything as revokeOperation } from "@/lib/removals/revoke-everything";
import { runAction } from "@/lib/transport/action";

export async function retryStep(
  organizationId: string,
  input: z.input<typeof retryOperation.input>,
) {
  return runAction(retryOperation, organizationId, input);
}

export async function confirmStep(
  organizationId: string,
  input: z.input<typeof confirmOperation.input>,
) {
  return runAction(confirmOperation, organizationId, input);
}

export async function revokeEverything(
  organizationId: string,
  input: z.input<typeof revokeOperation.input>,
) {
  return runAction(revokeOperation, organizationId, input);
}
