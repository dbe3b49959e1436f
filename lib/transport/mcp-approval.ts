import type { CallToolResult } from "@modelcontextprotocol/server";
import { z } from "zod";
import { Approval, type ApprovalState } from "@/lib/approvals/approval";
import { getApproval } from "@/lib/approvals/get";
import { AppError, parse } from "@/lib/errors";
import { execute } from "@/lib/pipeline/execute";
import { getToolCall } from "@/lib/tools/get-call";
import { ToolCallRecord } from "@/lib/tools/tool-call";
import { toAnswer } from "./mcp-answer";
import type { McpCall } from "./mcp-call";
import { type McpTool, toSchema } from "./mcp-tool";
import { waitFor } from "./mcp-wait";

const Input = z.strictObject({
  approvalId: z.uuid().optional().describe("Id of the approval that something waits for"),
  callId: z.uuid().optional().describe("Or: id of a tool call"),
  wait: z.boolean().default(false).describe("Hold the answer back for a while until it is decided"),
});

const Request = z.object({
  approvalId: z.string().nullable(),
  callId: z.string().nullable(),
  state: z.enum([...Approval.shape.state.options, ...ToolCallRecord.shape.outcome.options]),
  text: z.string(),
  note: z.string().describe("From whoever decided"),
  expiresAt: z.string().nullable(),
  result: z.unknown().describe("What came of it, for a day after it ended"),
});
type Request = z.infer<typeof Request>;

/** Tells what became of what an agent asked for. */
export const checkRequestTool: McpTool = {
  listed: {
    name: "check_request",
    title: "Check a request",
    description:
      "Tell what became of something that waits for a person's approval, or of a tool call, with its result.",
    inputSchema: toSchema(Input, "input"),
    outputSchema: toSchema(Request, "output"),
    annotations: { readOnlyHint: true, openWorldHint: false },
  },
  async run(call, args) {
    const { approvalId, callId, wait } = parse(Input, args, "/arguments");
    if ((approvalId === undefined) === (callId === undefined))
      throw new AppError("invalid_input", "Name either the approval or the call.");
    const seen = callId === undefined ? null : await execute(getToolCall, call.caller, { callId });
    const id = approvalId ?? seen?.approvalId;
    if (id) return told(toRequest(await lookAt(call, id, wait)));
    if (!seen) throw new Error("Without an approval a call is named");
    const { outcome: state, detail, result } = seen;
    const text = `${seen.tool}: ${state}. ${detail}`.trim();
    return told({
      approvalId: null,
      callId: seen.id,
      state,
      text,
      note: "",
      expiresAt: null,
      result,
    });
  },
};

export type SeenApproval = z.output<typeof getApproval.output>;

const openStates: readonly ApprovalState[] = ["waiting", "approved", "running"];

/** An approval as it stands; where that is waited for, once it is over or has taken too long. */
export function lookAt(call: McpCall, approvalId: string, wait: boolean): Promise<SeenApproval> {
  const look = () => execute(getApproval, call.caller, { approvalId });
  if (!wait) return look();
  const isOver = ({ state }: SeenApproval) => !openStates.includes(state);
  return waitFor(call, look, isOver, "Waiting for a person to decide.");
}

function toRequest(approval: SeenApproval): Request {
  const { id, callId, state, note, expiresAt, result } = approval;
  const text = textOf(approval);
  const isOpen = openStates.includes(state);
  return {
    approvalId: id,
    callId,
    state,
    text,
    note,
    expiresAt: isOpen ? expiresAt : null,
    result,
  };
}

function textOf({ state, detail, note, who, expiresAt }: SeenApproval): string {
  const said = note === "" ? "" : ` They said: ${note}`;
  switch (state) {
    case "waiting":
      return `Waiting until ${expiresAt}. ${who ?? ""}`.trim();
    case "approved":
    case "running":
      return `Approved, and being carried out.${said}`;
    case "done":
      return `Approved and done.${said}`;
    case "declined":
      return `Declined. Do not ask for the same again without a new reason.${said}`;
    case "unknown":
      return `It may have taken effect. Look before you ask again. ${detail}`.trim();
    case "failed":
    case "expired":
    case "voided":
      return detail === "" ? `It ${state === "failed" ? "failed" : `is ${state}`}.` : detail;
  }
}

const told = (request: Request): CallToolResult => {
  const { text, result } = request;
  const answer = toAnswer(request, text);
  if (result === null || result === undefined) return answer;
  return {
    ...answer,
    content: [...answer.content, { type: "text", text: JSON.stringify(result) }],
  };
};
