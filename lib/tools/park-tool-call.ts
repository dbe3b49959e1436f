import "server-only";
import { type OverBudget, parkCall } from "@/lib/approvals/park-call";
import { announceSoon } from "@/lib/changes/announce-soon";
import type { CommandContext } from "@/lib/pipeline/operation";
import type { CallToolInput } from "./call-input";
import { type Called, toAccount } from "./called";
import type { CheckedCall } from "./check-call";

/** Lets a person decide first. Nothing was sent. */
export async function parkToolCall(
  { caller, organizationId, read }: CommandContext,
  input: CallToolInput,
  { tool, account, rule }: CheckedCall,
  over?: OverBudget,
): Promise<Called> {
  const { approval, callId, why } = await read(async (tx) => {
    const parked = await parkCall(tx, caller, input, over);
    // The account that it is bound to was chosen by this rule.
    await tx.toolCall.updateMany({ where: { organizationId, id: parked.callId }, data: { rule } });
    return parked;
  });
  announceSoon(organizationId, [input.nodeId], "tool_call");
  return {
    callId,
    outcome: "waiting",
    durationMs: 0,
    result: null,
    truncated: false,
    content: null,
    account: toAccount(account),
    approval,
    message: `${why === null ? "" : `${why} `}${tool.title} waits for a person's approval until ${approval.expiresAt}. Once approved it is sent as it is: do not call it again, look at this call's status.`,
  };
}
