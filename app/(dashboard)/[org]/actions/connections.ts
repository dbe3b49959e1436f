"use server";

import type { z } from "zod";
import { authorizeConnect as authorizeOperation } from "@/lib/connections/authorize";
import { cancelConnect as cancelOperation } from "@/lib/connections/cancel";
import { disconnectConnection as disconnectOperation } from "@/lib/connections/disconnect";
import { finishConnectKey as finishKeyOperation } from "@/lib/connections/finish-key";
import { moveConnection as moveOperation } from "@/lib/connections/move";
import { resolveConnect as resolveOperation } from "@/lib/connections/resolve";
import { startConnect as startOperation } from "@/lib/connections/start";
import { testConnection as testOperation } from "@/lib/connections/test";
import { updateConnection as updateOperation } from "@/lib/connections/update";
import { runAction } from "@/lib/transport/action";

export async function startConnect(
  organizationId: string,
  input: z.input<typeof startOperation.input>,
) {
  return runAction(startOperation, organizationId, input);
}

export async function authorizeConnect(
  organizationId: string,
  input: z.input<typeof authorizeOperation.input>,
) {
  return runAction(authorizeOperation, organizationId, input);
}

export async function finishConnectKey(
  organizationId: string,
  input: z.input<typeof finishKeyOperation.input>,
) {
  return runAction(finishKeyOperation, organizationId, input);
}

export async function resolveConnect(
  organizationId: string,
  input: z.input<typeof resolveOperation.input>,
) {
  return runAction(resolveOperation, organizationId, input);
}

export async function cancelConnect(
  organizationId: string,
  input: z.input<typeof cancelOperation.input>,
) {
  return runAction(cancelOperation, organizationId, input);
}

export async function updateConnection(
  organizationId: string,
  input: z.input<typeof updateOperation.input>,
) {
  return runAction(updateOperation, organizationId, input);
}

export async function moveConnection(
  organizationId: string,
  input: z.input<typeof moveOperation.input>,
) {
  return runAction(moveOperation, organizationId, input);
}

export async function testConnection(
  organizationId: string,
  input: z.input<typeof testOperation.input>,
) {
  return runAction(testOperation, organizationId, input);
}

export async function disconnectConnection(
  organizationId: string,
  input: z.input<typeof disconnectOperation.input>,
) {
  return runAction(disconnectOperation, organizationId, input);
}
