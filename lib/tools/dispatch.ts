import { z } from "zod";
import { parkCall } from "@/lib/approvals/park-call";
import { takeApprovedCall } from "@/lib/approvals/take-approved";
import { announceSoon } from "@/lib/changes/announce-soon";
import { crashPoint } from "@/lib/crash-point";
import { AppError, conflict, notFound } from "@/lib/errors";
import { ContentBlock } from "@/lib/integrations/tool-content";
import { type CommandContext, defineCommand } from "@/lib/pipeline/operation";
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
    const begun = await begin(context, input, checked);
    if (caller.approvalId !== undefined) crashPoint("approval:before_send");
    announceSoon(organizationId, [nodeId], "tool_call");
    const ended = await runTool({ ...checked, ...begun, caller, nodeId });
    await end(organizationId, begun, checked, ended);
    announceSoon(organizationId, [nodeId], "tool_call");
    return toCalled(begun, checked, ended);
  },
});

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
): Promise<Called> {
  const { approval, callId } = await read(async (tx) => {
    const parked = await parkCall(tx, caller, input);
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
    message: `${tool.title} waits for a person's approval until ${approval.expiresAt}. Once approved it is sent as it is: do not call it again, look at this call's status.`,
  };
}

const begin = (
  context: CommandContext,
  input: CallToolInput,
  checked: CheckedCall,
): Promise<BegunCall> =>
  context.caller.approvalId === undefined
    ? beginCall(context, input, checked)
    : context.read((tx) => takeApprovedCall(tx, context.caller, input));

async function end(
  organizationId: string,
  { callId }: BegunCall,
  { tool, integration, account }: CheckedCall,
  ended: Ended,
): Promise<void> {
  try {
    await endCall(organizationId, callId, account, ended);
  } catch (cause) {
    const isBusy = cause instanceof AppError && cause.kind === "unavailable";
    if (tool.effect === "read" || ended.outcome === "failed" || !isBusy) throw cause;
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
