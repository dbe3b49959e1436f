import "server-only";
import { hash } from "node:crypto";
import { digestOf } from "@/lib/approvals/asked";
import {
  type OpenedCredential,
  openSealedCredential,
  SealedCredential,
} from "@/lib/connections/credential";
import { noticeSpending } from "@/lib/credits/notice-spending";
import { rethrowRefusal, toHold, type Wanted } from "@/lib/credits/hold";
import { callFunction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { actorId } from "@/lib/pipeline/actor";
import type { CommandContext } from "@/lib/pipeline/operation";
import type { PolicyInEffect } from "@/lib/policies/resolve";
import { chargeOf } from "./call-charge";
import type { CallToolInput } from "./call-input";
import type { Ended } from "./call-result";
import type { CheckedCall } from "./check-call";
import { newCallId } from "./new-call-id";

/** A call that is noted as running: it may be sent. */
export type BegunCall = {
  callId: string;
  /** Opens what was read of its account when it was noted; absent where that has to be read anew. */
  readCredential?: () => Promise<OpenedCredential | undefined>;
  /** What it is charged as; absent where it is free, or counts by itself. */
  charge?: Wanted | undefined;
  /** Budgets that it may exceed, as a person approved. */
  overBudgets?: readonly string[] | undefined;
};

const Sealed = SealedCredential.nullable();

/**
 * Notes a call before anything is sent, in the statement that also holds what it may cost and reads what its
 * account takes. Throws `SpendingRefused` where that has no room; then nothing is noted.
 */
export async function beginCall(
  { actor, caller, organizationId }: CommandContext,
  input: CallToolInput,
  checked: CheckedCall,
): Promise<BegunCall> {
  const { integration, tool, account, rule, policy } = checked;
  const callId = newCallId();
  const charge = chargeOf(checked, { organizationId, nodeId: input.nodeId, callId });
  const call = {
    id: callId,
    node_id: input.nodeId,
    integration: integration.id,
    tool: tool.name,
    is_read: tool.effect === "read",
    connection_id: account?.id ?? null,
    actor_kind: actor.kind,
    actor_id: actorId(actor),
    key_id: caller.keyId ?? null,
    arguments_digest: Buffer.from(digestOf(input.arguments)).toString("hex"),
    policy: policy?.value ?? null,
    policy_node_id: policy?.at ?? null,
    rule,
    request_id: caller.requestId ?? null,
    ...(charge && { charge: toHold(charge) }),
  };
  const [row] = await callFunction<{ credential: unknown }>({
    name: "begin_tool_call",
    text: "select begin_tool_call($1, $2) as credential",
    values: [organizationId, call],
  }).catch(rethrowRefusal);
  const sealed = Sealed.parse(row?.credential ?? null);
  return {
    callId,
    charge,
    readCredential: async () =>
      sealed && account
        ? openSealedCredential({ organizationId, id: account.id }, sealed)
        : undefined,
  };
}

/** Notes how a call ended; with it what was held is charged, or given back where surely nothing was done. */
export async function endCall(
  organizationId: string,
  { callId, charge }: BegunCall,
  account: CheckedCall["account"],
  { outcome, durationMs, error, text }: Ended,
): Promise<void> {
  const isFree = outcome === "failed" || outcome === "refused";
  const ended = {
    outcome,
    detail: error instanceof AppError ? error.message : error ? "It failed on our side." : "",
    duration_ms: durationMs,
    result_digest: text === null ? null : hash("sha256", text),
    result_bytes: text === null ? null : Buffer.byteLength(text),
    ...(charge && { charge: { state: isFree ? "release" : "settle", key: charge.key } }),
  };
  await callFunction({
    name: "end_tool_call",
    text: "select end_tool_call($1, $2, $3, $4)",
    values: [organizationId, callId, account?.id ?? null, ended],
  });
  if (charge && !isFree) noticeSpending(organizationId);
}

/** A refused call is a record too: who tried what, and why it did not happen. */
export async function noteRefused(
  context: CommandContext,
  input: CallToolInput,
  integration: string,
  { error, policy }: { error: AppError; policy: PolicyInEffect | null },
): Promise<void> {
  const { actor, caller, organizationId, read, commit } = context;
  const data = {
    organizationId,
    id: newCallId(),
    nodeId: input.nodeId,
    integration,
    tool: input.tool,
    actorKind: actor.kind,
    actorId: actorId(actor),
    keyId: caller.keyId ?? null,
    argumentsDigest: digestOf(input.arguments),
    outcome: "refused",
    detail: error.message,
    durationMs: 0,
    policy: policy?.value ?? null,
    policyNodeId: policy?.at ?? null,
    requestId: caller.requestId ?? null,
  };
  // What is forbidden is noted by the pipeline besides, everything else here.
  if (error.kind === "forbidden") {
    await read((tx) => tx.toolCall.create({ data, select: { id: true } }));
    return;
  }
  await commit(async (tx) => {
    await tx.toolCall.create({ data, select: { id: true } });
    return {
      result: undefined,
      audit: {
        subjectId: data.id,
        details: { tool: input.tool, integration, outcome: "refused", reason: error.message },
      },
    };
  });
}
