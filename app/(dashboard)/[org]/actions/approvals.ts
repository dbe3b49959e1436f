"use server";

import type { z } from "zod";
import { decideApproval as decideOperation } from "@/lib/approvals/decide";
import { runAction } from "@/lib/transport/action";

export async function decideApproval(
  organizationId: string,
  input: z.input<typeof decideOperation.input>,
) {
  return runAction(decideOperation, organizationId, input);
}
