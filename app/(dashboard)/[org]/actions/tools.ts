"use server";

import type { z } from "zod";
import { callTool as callOperation } from "@/lib/tools/dispatch";
import { runAction } from "@/lib/transport/action";

export async function callTool(organizationId: string, input: z.input<typeof callOperation.input>) {
  return runAction(callOperation, organizationId, input);
}
