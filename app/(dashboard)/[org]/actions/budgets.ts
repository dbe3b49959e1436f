"use server";

import type { z } from "zod";
import { deleteBudget as deleteOperation } from "@/lib/credits/delete-budget";
import { setBudget as setOperation } from "@/lib/credits/set-budget";
import { runAction } from "@/lib/transport/action";

export async function setBudget(organizationId: string, input: z.input<typeof setOperation.input>) {
  return runAction(setOperation, organizationId, input);
}

export async function deleteBudget(
  organizationId: string,
  input: z.input<typeof deleteOperation.input>,
) {
  return runAction(deleteOperation, organizationId, input);
}
