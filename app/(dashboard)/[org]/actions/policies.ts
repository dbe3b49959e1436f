"use server";

import type { z } from "zod";
import { previewPolicies as previewOperation } from "@/lib/policies/preview";
import { setPolicies as setOperation } from "@/lib/policies/set";
import { runAction } from "@/lib/transport/action";

export async function previewPolicies(
  organizationId: string,
  input: z.input<typeof previewOperation.input>,
) {
  return runAction(previewOperation, organizationId, input);
}

export async function setPolicies(
  organizationId: string,
  input: z.input<typeof setOperation.input>,
) {
  return runAction(setOperation, organizationId, input);
}
