import "server-only";
import type { Directory, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { integrationsOf } from "@/lib/integrations/catalog";
import { recordAudit } from "@/lib/pipeline/audit";
import type { Place } from "@/lib/pipeline/lineage";
import type { Change, CommandContext } from "@/lib/pipeline/operation";
import type { SelfAction } from "@/lib/policies/policy";
import type { Asked } from "./asked";
import { askedWords } from "./asked-words";
import { circumstancesOf, deniedBy } from "./circumstances";
import { endApproval } from "./end-approval";
import { parkAsked } from "./park-call";
import { takeApproved } from "./take-approved";

/** What an agent does to its own integrations: an operation with its input. */
export type SelfRequest = {
  action: SelfAction;
  operation: string;
  /** Null where the account that the input names says which. */
  integration: string | null;
  input: Record<string, unknown>;
};

type Now = {
  place: Place;
  places: Place[];
  /** Whether an agent does it without any person having been asked. */
  isAlone: boolean;
};

/** It could be done, and policy wants a person to allow it. */
class NeedsApproval extends Error {}

/**
 * Commits a change that agents may make to their own integrations within the policy set for them
 * (PRODUCT.md rule 25). Where a person has to allow it, nothing is changed: it is asked for, once it is
 * certain that it could be done. For people it is a commit as any other.
 */
export async function commitSelf<T>(
  context: CommandContext,
  request: SelfRequest,
  change: (tx: Tx & Directory, now: Now) => Promise<Change<T>>,
): Promise<T> {
  const { actor, caller, commit, read, organizationId } = context;
  if (actor.kind !== "agent") return commit((tx, now) => change(tx, { ...now, isAlone: false }));
  try {
    return await commit(async (tx, now) => {
      const asked = await toAsked(tx, organizationId, request);
      if (caller.approvalId !== undefined) {
        const { approvalId: id } = await takeApproved(tx, caller, asked);
        const made = await change(tx, { ...now, isAlone: false });
        const nodeId = now.place.node.id;
        await endApproval(tx, { organizationId, id, nodeId, callId: null }, { state: "done" });
        return made;
      }
      const { policy } = await circumstancesOf(tx, organizationId, now.place, asked);
      if (policy.value === "deny") throw deniedBy(policy, now.place.lineage, askedWords(asked));
      const made = await change(tx, { ...now, isAlone: policy.value !== "ask" });
      if (policy.value === "ask") throw new NeedsApproval();
      return made;
    });
  } catch (error) {
    if (!(error instanceof NeedsApproval)) throw error;
  }
  const approval = await read((tx) => ask(tx, context, request));
  throw new AppError(
    "approval_required",
    "A person has to approve this first. They have been asked; it is done once they approve.",
    { approval },
  );
}

async function ask(
  tx: Tx,
  { caller, place, organizationId }: CommandContext,
  request: SelfRequest,
) {
  const asked = await toAsked(tx, organizationId, request);
  const parked = await parkAsked(tx, { caller, place, asked, reason: "" });
  if (parked.isNew)
    await recordAudit(tx, caller, {
      nodeId: place.node.id,
      operation: "request_approval",
      outcome: "done",
      subjectId: parked.approval.id,
      details: { what: askedWords(asked), integration: asked.integration },
    });
  return parked.approval;
}

/** A change as it is asked for and carried out. */
export async function toAsked(
  tx: Tx,
  organizationId: string,
  { action, operation, integration, input }: SelfRequest,
): Promise<Asked> {
  const { previewDigest: _, ...rest } = input;
  const kept = JSON.parse(JSON.stringify(rest)) as Record<string, unknown>;
  const id = integration ?? (await integrationOfAccount(tx, organizationId, input.connectionId));
  return { kind: action, operation, integration: id, tool: null, input: kept };
}

/** An integration that the account serves, by which it is shown. */
async function integrationOfAccount(tx: Tx, organizationId: string, id: unknown): Promise<string> {
  const { provider } = await tx.connection.findFirstOrThrow({
    where: { organizationId, id: String(id), endedAt: null },
    select: { provider: true },
  });
  const [first] = integrationsOf(provider);
  if (!first) throw new Error("A provider serves an integration");
  return first.id;
}
