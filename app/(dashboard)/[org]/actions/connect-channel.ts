"use server";

import type { z } from "zod";
import { connectApp as connectAppOperation } from "@/lib/connections/connect-app";
import { connectBot as connectBotOperation } from "@/lib/connections/connect-bot";
import { provisionNumber as provisionOperation } from "@/lib/phone/numbers/provision";
import { searchNumbers as searchOperation } from "@/lib/phone/numbers/search";
import { connectSetup as connectSetupOperation } from "@/lib/setups/connect";
import { runAction } from "@/lib/transport/action";

export async function connectApp(
  organizationId: string,
  input: z.input<typeof connectAppOperation.input>,
) {
  return runAction(connectAppOperation, organizationId, input);
}

export async function connectBot(
  organizationId: string,
  input: z.input<typeof connectBotOperation.input>,
) {
  return runAction(connectBotOperation, organizationId, input);
}

export async function connectSetup(
  organizationId: string,
  input: z.input<typeof connectSetupOperation.input>,
) {
  return runAction(connectSetupOperation, organizationId, input);
}

export async function searchNumbers(
  organizationId: string,
  input: z.input<typeof searchOperation.input>,
) {
  return runAction(searchOperation, organizationId, input);
}

export async function provisionNumber(
  organizationId: string,
  input: z.input<typeof provisionOperation.input>,
) {
  return runAction(provisionOperation, organizationId, input);
}
