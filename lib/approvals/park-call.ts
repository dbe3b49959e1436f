import "server-only";
import type { Tx } from "@/lib/db";
import { conflict, invalidField, notFound } from "@/lib/errors";
import { actorId, type Caller } from "@/lib/pipeline/actor";
import { loadPlace, type Place } from "@/lib/pipeline/lineage";
import { findTool } from "@/lib/tools/find-tool";
import { type Asked, digestOf } from "./asked";
import { askedWords } from "./asked-words";
import type { Around } from "./around";
import { circumstancesOf, deniedBy } from "./circumstances";
import { park, type Parked } from "./park";

/** A tool call as its caller gave it. */
export type AskedCall = {
  nodeId: string;
  tool: string;
  arguments: Record<string, unknown>;
  account?: string | undefined;
};

/** A call as it is carried out later. */
export function askedCall({ nodeId, tool, arguments: args, account }: AskedCall): Asked {
  const found = findTool(tool);
  if (!found) throw notFound(`The tool "${tool}"`);
  return {
    kind: "call",
    operation: "call_tool",
    integration: found.integration.id,
    tool,
    input: { nodeId, tool, arguments: args, ...(account !== undefined && { account }) },
  };
}

type Request = {
  caller: Caller;
  place: Place;
  asked: Asked;
  reason: string;
  over?: OverBudget | undefined;
};

/** A call that was refused for want of room in a budget. */
export type OverBudget = {
  neededMicros: bigint;
  /** Where it is noted already as running. */
  callId?: string | undefined;
};

/**
 * Lets what an agent asks for wait for a person; a call is noted as waiting. `tx` commits it; nothing was
 * sent or changed. Throws where policy denies it, or neither a policy nor a budget asks.
 */
export async function parkAsked(
  tx: Tx,
  { caller, place, asked, reason, over }: Request,
): Promise<Parked> {
  const around = await circumstancesOf(tx, caller.organizationId, place, asked, over);
  const { value } = around.policy;
  const what = askedWords(asked);
  if (value === "deny") throw deniedBy(around.policy, place.lineage, what);
  if (asked.kind === "call") assertReachable(around, asked);
  if (value === "allow" && !around.exceeded)
    throw conflict(`${place.node.name} needs no approval to ${what}. Do it.`);
  const note = asked.kind === "call" ? () => noteCall(tx, caller, asked, around, over) : null;
  return park(tx, { caller, place, asked, around, reason, noteCall: note });
}

/** An account that the agent cannot use is none that people are asked about, nor is its name told. */
function assertReachable({ effective }: Around, { input }: Asked): void {
  if (input.account === undefined) return;
  if (!effective?.reachable.some(({ id }) => id === input.account))
    throw invalidField("account", "This account cannot be used here.");
}

/** The same for a call of a tool that was just refused for want of an approval. */
export async function parkCall(
  tx: Tx,
  caller: Caller,
  call: AskedCall,
  over?: OverBudget,
): Promise<Parked & { callId: string }> {
  const asked = askedCall(call);
  const place = await loadPlace(tx, caller.organizationId, call.nodeId, caller.actor);
  const parked = await parkAsked(tx, { caller, place, asked, reason: "", over });
  if (parked.callId === null) throw new Error("A parked call is noted");
  return { ...parked, callId: parked.callId };
}

async function noteCall(
  tx: Tx,
  { actor, organizationId, keyId, requestId }: Caller,
  { integration, tool, input }: Asked,
  { circumstances: { accounts }, connectionId, policy, effective }: Around,
  over?: OverBudget,
): Promise<string> {
  if (over?.callId !== undefined) {
    const where = { organizationId, id: over.callId, outcome: "running" };
    await tx.toolCall.updateMany({ where, data: { outcome: "waiting" } });
    return over.callId;
  }
  const { id } = await tx.toolCall.create({
    data: {
      organizationId,
      nodeId: String(input.nodeId),
      integration,
      tool: tool ?? "",
      connectionId,
      rule: connectionId === null ? null : accounts.named ? "named" : (effective?.rule ?? null),
      actorKind: actor.kind,
      actorId: actorId(actor),
      keyId: keyId ?? null,
      argumentsDigest: digestOf(input.arguments),
      outcome: "waiting",
      policy: policy.value,
      policyNodeId: policy.at,
      requestId: requestId ?? null,
    },
    select: { id: true },
  });
  return id;
}
