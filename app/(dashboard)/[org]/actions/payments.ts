"use server";

import type { z } from "zod";
import { cancelTopUp as cancelOperation } from "@/lib/payments/cancel-top-up";
import { recordPayment as recordOperation } from "@/lib/payments/record";
import { startTopUp as startOperation } from "@/lib/payments/start-top-up";
import { runAction } from "@/lib/transport/action";

export async function startTopUp(
  organizationId: string,
  input: z.input<typeof startOperation.input>,
) {
  return runAction(startOperation, organizationId, input);
}

export async function cancelTopUp(
  organizationId: string,
  input: z.input<typeof cancelOperation.input>,
) {
  return runAction(cancelOperation, organizationId, input);
}

export async function recordPayment(
  organizationId: string,
  input: z.input<typeof recordOperation.input>,
) {
  return runAction(recordOperation, organizationId, input);
}
