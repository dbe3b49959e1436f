import "server-only";
import { createHash } from "node:crypto";
import type { Tx } from "@/lib/db";
import { conflict, notFound } from "@/lib/errors";
import { actorId, type Caller } from "@/lib/pipeline/actor";
import { loadPlace } from "@/lib/pipeline/lineage";
import { findTool } from "@/lib/tools/find-tool";
import type { Asked } from "./asked";
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

/**
 * Lets a tool call of an agent wait for a person, and notes it as waiting. `tx` commits it; nothing was
 * sent. Throws where policy denies the call, or has just stopped asking.
 */
export async function parkCall(
  tx: Tx,
  caller: Caller,
  call: AskedCall,
  reason = "",
): Promise<Parked & { callId: string }> {
  const { actor, organizationId } = caller;
  const asked = askedCall(call);
  const place = await loadPlace(tx, organizationId, call.nodeId, actor);
  const around = await circumstancesOf(tx, organizationId, place, asked);
  const { policy, circumstances } = around;
  if (policy.value === "deny") throw deniedBy(policy, place.lineage, `call ${call.tool}`);
  if (policy.value === "allow")
    throw conflict(`${call.tool} needs no approval at ${place.node.name}. Call it.`);
  const { named, chosen } = circumstances.accounts;
  const noteCall = async (approvalId: string): Promise<string> => {
    const { id } = await tx.toolCall.create({
      data: {
        organizationId,
        nodeId: call.nodeId,
        integration: asked.integration,
        tool: call.tool,
        connectionId: (named ?? chosen)?.id ?? null,
        actorKind: actor.kind,
        actorId: actorId(actor),
        keyId: caller.keyId ?? null,
        argumentsDigest: new Uint8Array(
          createHash("sha256").update(JSON.stringify(call.arguments)).digest(),
        ),
        outcome: "waiting",
        policy: policy.value,
        policyNodeId: policy.at,
        requestId: caller.requestId ?? `approval:${approvalId}`,
      },
      select: { id: true },
    });
    return id;
  };
  const parked = await park(tx, { caller, place, asked, around, reason, noteCall });
  if (parked.callId === null) throw new Error("A parked call is noted");
  return { ...parked, callId: parked.callId };
}
