import { takeApprovedCall } from "@/lib/approvals/take-approved";
import { announceSoon } from "@/lib/changes/announce-soon";
import { crashPoint } from "@/lib/crash-point";
import { holdCredits } from "@/lib/credits/hold";
import { SpendingRefused } from "@/lib/credits/refusal";
import { conflict, notFound } from "@/lib/errors";
import { isFree } from "@/lib/installations/effective";
import { type CommandContext, defineCommand } from "@/lib/pipeline/operation";
import { beyondCredit } from "./beyond-credit";
import { chargeOf } from "./call-charge";
import { toCallerError } from "./call-failure";
import { CallToolInput } from "./call-input";
import { beginCall, type BegunCall, noteRefused } from "./call-record";
import type { Ended } from "./call-result";
import { Called, toAccount } from "./called";
import { CallRefusal, checkCall, type CheckedCall } from "./check-call";
import { endSent } from "./end-sent";
import { findTool } from "./find-tool";
import { parkToolCall } from "./park-tool-call";
import { runTool } from "./run-tool";

export const callTool = defineCommand({
  name: "call_tool",
  summary: "Call a tool of an agent's active integration and return what it says.",
  permission: "tools:try",
  agents: true,
  // The call log is its record.
  journaled: true,
  input: CallToolInput,
  output: Called,
  nodes: (_tx, { nodeId }) => [nodeId],

  async run(context, input) {
    const checked = await check(context, input);
    if (checked.policy?.value === "ask" && context.caller.approvalId === undefined)
      return parkToolCall(context, input, checked);
    const begun = await begin(context, input, checked).catch(ifRefused);
    return begun instanceof SpendingRefused
      ? beyondCredit(context, input, checked, { refused: begun })
      : send(context, input, checked, begun);
  },
});

/** It would cost more than may be spent. */
function ifRefused(error: unknown): SpendingRefused {
  if (error instanceof SpendingRefused) return error;
  throw error;
}

async function send(
  context: CommandContext,
  input: CallToolInput,
  checked: CheckedCall,
  begun: BegunCall,
): Promise<Called> {
  const { caller, organizationId } = context;
  const { nodeId } = input;
  if (caller.approvalId !== undefined) crashPoint("approval:before_send");
  announceSoon(organizationId, [nodeId], "tool_call");
  const ended = await runTool({ ...checked, ...begun, caller, nodeId });
  if (ended.outcome === "refused" && ended.error instanceof SpendingRefused)
    return beyondCredit(context, input, checked, { refused: ended.error, begun, ended });
  const noted = endSent(organizationId, begun, checked, ended).then(() => {
    announceSoon(organizationId, [nodeId], "tool_call");
    // It may have been the last that there was room for.
    if (begun.charge || checked.tool.uses) announceSoon(organizationId, [nodeId], "credits");
  });
  // What changed nothing and costs nothing is answered, whatever becomes of its record.
  if (caller.later && checked.tool.effect === "read" && isFree(checked.tool)) caller.later(noted);
  else await noted;
  return toCalled(begun, checked, ended);
}

async function check(context: CommandContext, input: CallToolInput): Promise<CheckedCall> {
  const found = findTool(input.tool);
  if (!found) throw notFound(`The tool "${input.tool}"`);
  if (context.place.node.kind !== "agent")
    throw conflict("Tools are called at an agent. Open the agent that shall call it.");
  try {
    return await checkCall(context, input, found);
  } catch (cause) {
    if (!(cause instanceof CallRefusal)) throw cause;
    // What was parked has its record already.
    if (context.caller.approvalId === undefined) {
      await noteRefused(context, input, found.integration.id, cause);
      announceSoon(context.organizationId, [input.nodeId], "tool_call");
    }
    throw cause.error;
  }
}

const begin = (
  context: CommandContext,
  input: CallToolInput,
  checked: CheckedCall,
): Promise<BegunCall> =>
  context.caller.approvalId === undefined
    ? beginCall(context, input, checked)
    : context.read(async (tx) => {
        const { caller, organizationId } = context;
        const { callId, overBudgets } = await takeApprovedCall(tx, caller, input);
        const call = { organizationId, nodeId: input.nodeId, callId, overBudgets };
        const charge = chargeOf(checked, call);
        if (charge) await holdCredits(tx, charge);
        return { callId, charge, overBudgets };
      });

function toCalled(
  { callId }: BegunCall,
  { tool, integration, account }: CheckedCall,
  { outcome, durationMs, result, truncated, content, undeclared, error }: Ended,
): Called {
  if (error !== undefined && outcome !== "unknown") throw toCallerError(error);
  const title = tool.title.toLowerCase();
  const unknown = `It is not known whether ${integration.name} carried out ${title}. Look there before calling it again.`;
  const odd = `${tool.title} is done, but was answered in a form that it does not declare: see its text.`;
  return {
    callId,
    outcome,
    durationMs,
    result,
    truncated,
    content,
    account: toAccount(account),
    approval: null,
    message: outcome === "unknown" ? unknown : undeclared ? odd : null,
  };
}
