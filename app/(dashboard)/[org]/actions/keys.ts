"use server";

import type { z } from "zod";
import { createAgentKey } from "@/lib/keys/create-agent-key";
import { revokeAgentKey } from "@/lib/keys/revoke-agent-key";
import { rotateAgentKey } from "@/lib/keys/rotate-agent-key";
import { runAction } from "@/lib/transport/action";

export async function createKey(
  organizationId: string,
  input: z.input<typeof createAgentKey.input>,
) {
  return runAction(createAgentKey, organizationId, input);
}

export async function rotateKey(
  organizationId: string,
  input: z.input<typeof rotateAgentKey.input>,
) {
  return runAction(rotateAgentKey, organizationId, input);
}

export async function revokeKey(
  organizationId: string,
  input: z.input<typeof revokeAgentKey.input>,
) {
  return runAction(revokeAgentKey, organizationId, input);
}
