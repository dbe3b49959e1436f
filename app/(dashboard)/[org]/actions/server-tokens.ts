"use server";

import type { z } from "zod";
import { createServerToken } from "@/lib/server-tokens/create";
import { revokeServerToken } from "@/lib/server-tokens/revoke";
import { runAction } from "@/lib/transport/action";

export async function addServerToken(
  organizationId: string,
  input: z.input<typeof createServerToken.input>,
) {
  return runAction(createServerToken, organizationId, input);
}

export async function endServerToken(
  organizationId: string,
  input: z.input<typeof revokeServerToken.input>,
) {
  return runAction(revokeServerToken, organizationId, input);
}
