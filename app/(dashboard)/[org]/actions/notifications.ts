"use server";

import type { z } from "zod";
import { readNotifications as readOperation } from "@/lib/notifications/read";
import { runAction } from "@/lib/transport/action";

export async function readNotifications(
  organizationId: string,
  input: z.input<typeof readOperation.input>,
) {
  return runAction(readOperation, organizationId, input);
}
