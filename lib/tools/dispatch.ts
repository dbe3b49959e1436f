import { z } from "zod";
import { type OverBudget, parkCall } from "@/lib/approvals/park-call";
import { takeApprovedCall } from "@/lib/approvals/take-approved";
import { announceSoon } from "@/lib/changes/announce-soon";
import { crashPoint } from "@/lib/crash-point";
import { withWords } from "@/lib/credits/describe-refusal";
import { holdCredits } from "@/lib/credits/hold";
import { SpendingRefused } from "@/lib/credits/refusal";
import { AppError, conflict, notFound } from "@/lib/errors";
import { ContentBlock } from "@/lib/integrations/tool-content";
import { type CommandContext, defineCommand } from "@/lib/pipeline/operation";
import { chargeOf } from "./call-charge";
import { toCallerError } from "./call-failure";
import { CallToolInput } from "./call-input";
import { beginCall, type BegunCall, endCall, noteRefused } from "./call-record";
import type { Ended } from "./call-result";
import { CallRefusal, checkCall, type CheckedCall } from "./check-call";
import { findTool } from "./find-tool";
import { runTool } from "./run-tool";
import { ToolOutcome } from "./tool-call";

const Called = z.object({
  callId: z.string(),
  outcome: ToolOutcome,
  durationMs: z.number().int(),
  /** As the tool's output schema declares it; null while it waits and where nothing is known. */
  result: z.unknown(),
  /** True where the result was too long: then long texts and lists in it are their beginning. */
  truncated: z.boolean(),
  /** What it answered besides data: pictures, sounds, documents. Null for most tools. */
  content: z.array(ContentBlock).nullable(),
  account: z.object({ id: z.string(), accountName: z.string(), label: z.string() }).nullable(),
  /** What it waits for, where its outcome is `waiting`: a person decides at that address. */
  approval: z.object({ id: z.string(), url: z.string(), expiresAt: z.string() }).nullable(),
  /** What to know about a call that waits, or whose outcome is unknown. */
  message: z.string().nullable(),
});
type Called = z.infer<typeof Called>;

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
    const { caller, organizationId } = context;
    const { nodeId } = input;
    if (checked.policy?.value === "ask" && caller.approvalId === undefined)
      return park(context, input, checked);
    try {
      return await send(context, input, checked);
    } catch (error) {
      if (!(error instanceof SpendingRefused)) throw error;
      return beyondCredit(context, input, checked, { refused: error });
    }
  },
});

async function send(
  context: CommandContext,
  input: CallToolInput,
  checked: CheckedCall,
): Promise<Called> {
  const { caller, organizationId } = context;
  const { nodeId } = input;
  const begun = await begin(context, input, checked);
  if (caller.approvalId !== undefined) crashPoint("approval:before_send");
  announceSoon(organizationId, [nodeId], "tool_call");
  const ended = await runTool({ ...checked, ...begun, caller, nodeId });
  if (ended.outcome === "refused" && ended.error instanceof SpendingRefused)
    return beyondCredit(context, input, checked, { refused: ended.error, begun, ended });
  await end(organizationId, begun, checked, ended);
  announceSoon(organizationId, [nodeId], "tool_call");
  return toCalled(begun, checked, ended);
}

type Beyond = {
  refused: SpendingRefused;
  /** Where it was noted as running, since the tool counts by itself. */
  begun?: BegunCall;
  ended?: Ended;
};

/**
 * It would cost more than may be spent, and nothing was sent: a person decides where the budget lets one, else
 * it is refused in words, and on record as such.
 */
async function beyondCredit(
  context: CommandContext,
  input: CallToolInput,
  checked: CheckedCall,
  { refused, begun, ended }: Beyond,
): Promise<Called> {
  const { caller, organizationId, place } = context;
  const { integration, tool, policy } = checked;
  const { lineage } = place;
  const mayPark = context.actor.kind === "agent" && caller.approvalId === undefined;
  if (mayPark && refused.refusal.budget?.atLimit === "park") {
    const over = { neededMicros: BigInt(refused.refusal.needed), callId: begun?.callId };
    const parked = await park(context, input, checked, over).catch(orUndefined);
    if (parked && (!begun || parked.callId === begun.callId)) return parked;
    // The very same call waits already.
    if (parked && begun && ended) {
      const error = conflict("The same call waits for a person's approval already.");
      await end(organizationId, begun, checked, { ...ended, error });
      return parked;
    }
  }
  const error = withWords(refused, { lineage, what: tool.title });
  if (begun && ended) await end(organizationId, begun, checked, { ...ended, error });
  else if (caller.approvalId === undefined)
    await noteRefused(context, input, integration.id, { error, policy });
  announceSoon(organizationId, [input.nodeId], "tool_call");
  throw error;
}

/** No person can allow it: the pool is short, or a budget that refuses. */
function orUndefined(error: unknown): undefined {
  if (!(error instanceof AppError && error.kind === "conflict")) throw error;
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

/** Lets a person decide first. Nothing was sent. */
async function park(
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

async function end(
  organizationId: string,
  begun: BegunCall,
  { tool, integration, account }: CheckedCall,
  ended: Ended,
): Promise<void> {
  try {
    await endCall(organizationId, begun, account, ended);
  } catch (cause) {
    const isBusy = cause instanceof AppError && cause.kind === "unavailable";
    const isSent = ended.outcome === "done" || ended.outcome === "unknown";
    if (tool.effect === "read" || !isSent || !isBusy) throw cause;
    // "Try again" would make whoever called do it twice.
    throw new AppError(
      "internal",
      `${tool.title} was sent to ${integration.name}, but how it ended could not be noted. Look there before calling it again.`,
      { cause },
    );
  }
}

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

const toAccount = (account: CheckedCall["account"]): Called["account"] =>
  account && { id: account.id, accountName: account.accountName, label: account.label };
