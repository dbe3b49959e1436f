"use server";

import type { z } from "zod";
import { checkChannel as checkOperation } from "@/lib/channels/check";
import { sendTestMessage as sendTestOperation } from "@/lib/channels/send-test";
import { removeInboxWebhook } from "@/lib/inbox/remove-webhook";
import { rotateInboxWebhook } from "@/lib/inbox/rotate-webhook";
import { setInboxWebhook } from "@/lib/inbox/set-webhook";
import { runAction } from "@/lib/transport/action";

export async function checkChannel(
  organizationId: string,
  input: z.input<typeof checkOperation.input>,
) {
  return runAction(checkOperation, organizationId, input);
}

export async function sendTestMessage(
  organizationId: string,
  input: z.input<typeof sendTestOperation.input>,
) {
  return runAction(sendTestOperation, organizationId, input);
}

export async function setWebhook(
  organizationId: string,
  input: z.input<typeof setInboxWebhook.input>,
) {
  return runAction(setInboxWebhook, organizationId, input);
}

export async function rotateWebhook(
  organizationId: string,
  input: z.input<typeof rotateInboxWebhook.input>,
) {
  return runAction(rotateInboxWebhook, organizationId, input);
}

export async function removeWebhook(
  organizationId: string,
  input: z.input<typeof removeInboxWebhook.input>,
) {
  return runAction(removeInboxWebhook, organizationId, input);
}
