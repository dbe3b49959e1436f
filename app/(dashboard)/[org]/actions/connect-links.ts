"use server";

import type { z } from "zod";
import { createConnectLink as createOperation } from "@/lib/connect-links/create";
import { declineConnectLink as declineOperation } from "@/lib/connect-links/decline";
import { openConnectLink as openOperation } from "@/lib/connect-links/open";
import { startFromLink as startOperation } from "@/lib/connect-links/start";
import { withdrawConnectLink as withdrawOperation } from "@/lib/connect-links/withdraw";
import { runAction } from "@/lib/transport/action";

export async function createConnectLink(
  organizationId: string,
  input: z.input<typeof createOperation.input>,
) {
  return runAction(createOperation, organizationId, input);
}

export async function withdrawConnectLink(
  organizationId: string,
  input: z.input<typeof withdrawOperation.input>,
) {
  return runAction(withdrawOperation, organizationId, input);
}

export async function openConnectLink(
  organizationId: string,
  input: z.input<typeof openOperation.input>,
) {
  return runAction(openOperation, organizationId, input);
}

export async function startFromLink(
  organizationId: string,
  input: z.input<typeof startOperation.input>,
) {
  return runAction(startOperation, organizationId, input);
}

export async function declineConnectLink(
  organizationId: string,
  input: z.input<typeof declineOperation.input>,
) {
  return runAction(declineOperation, organizationId, input);
}
