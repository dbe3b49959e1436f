"use server";

import type { z } from "zod";
import { checkProviderApp as checkOperation } from "@/lib/provider-apps/check";
import { previewProviderApp as previewOperation } from "@/lib/provider-apps/preview";
import { removeProviderApp as removeOperation } from "@/lib/provider-apps/remove";
import { setProviderApp as setOperation } from "@/lib/provider-apps/set";
import { runAction } from "@/lib/transport/action";

export async function checkProviderApp(
  organizationId: string,
  input: z.input<typeof checkOperation.input>,
) {
  return runAction(checkOperation, organizationId, input);
}

export async function previewProviderApp(
  organizationId: string,
  input: z.input<typeof previewOperation.input>,
) {
  return runAction(previewOperation, organizationId, input);
}

export async function setProviderApp(
  organizationId: string,
  input: z.input<typeof setOperation.input>,
) {
  return runAction(setOperation, organizationId, input);
}

export async function removeProviderApp(
  organizationId: string,
  input: z.input<typeof removeOperation.input>,
) {
  return runAction(removeOperation, organizationId, input);
}
