import type { z } from "zod";
import type { ActionOutcome } from "@/components/unwrap";
import type { callTool } from "@/lib/tools/dispatch";

export type CallToolResult = z.output<typeof callTool.output>;

/** What can be done with a tool; pages hand in the server action. */
export type ToolActions = {
  callTool: (
    organizationId: string,
    input: z.input<typeof callTool.input>,
  ) => Promise<ActionOutcome<CallToolResult>>;
};
