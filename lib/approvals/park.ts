import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db";
import { publicOrigin } from "@/lib/env";
import { conflict, invalidField, type NeededApproval } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import { notify } from "@/lib/notifications/notify";
import type { Caller } from "@/lib/pipeline/actor";
import { announce } from "@/lib/pipeline/announce";
import type { Place } from "@/lib/pipeline/lineage";
import { approvalLifetimeMs } from "./approval";
import { type Asked, canonical, digestOf, sealKept } from "./asked";
import type { Around } from "./around";
import { endApproval } from "./end-approval";
import { askedWords } from "./asked-words";
import { Raise } from "./raise";
import { standingOf } from "./standing";
import { decidersOf } from "./who-decides";

/** More than this nobody reads: what cannot be shown in full cannot be approved. */
const mostCharacters = 50_000;

/** So that an agent that asks in a loop, or calls off what it asked, does not bury what others ask. */
const mostUndecided = 50;

export type Parked = {
  approval: NeededApproval;
  callId: string | null;
  /** False where the very same thing was waiting already. */
  isNew: boolean;
  /** The budget that it would exceed, in words; null where a policy asks. */
  why: string | null;
};

type Request = {
  caller: Caller;
  place: Place;
  asked: Asked;
  around: Around;
  reason: string;
  /** Notes the call that is parked; null where it is none. */
  noteCall: (() => Promise<string>) | null;
};

/** Lets something wait for a person. Who asks for the same again is led to the same request. */
export async function park(tx: Tx, request: Request): Promise<Parked> {
  const { caller, place, asked, around, reason, noteCall } = request;
  const { organizationId } = caller;
  const nodeId = place.node.id;
  const { connectionId } = around;
  if (canonical(asked.input).length > mostCharacters)
    throw invalidField(
      "arguments",
      `This is more than a person can be asked to read: at most ${mostCharacters.toLocaleString("en")} characters.`,
    );
  const digest = digestOf([asked, connectionId, nodeId]);
  // One request after the other: the same two at once are one, and no two are the fiftieth.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('approvals ' || ${nodeId}, 0))`;
  const standing = await findStanding(tx, organizationId, { nodeId, digest, reason });
  if (standing) return standing;
  const lately = new Date(Date.now() - approvalLifetimeMs);
  // All that wait, and those that were called off or ran out before anybody decided: people were told of each.
  const undecided = { organizationId, nodeId, decidedBy: null, createdAt: { gt: lately } };
  if ((await tx.approval.count({ where: undecided })) >= mostUndecided)
    throw conflict(
      `${String(mostUndecided)} requests of ${place.node.name} within three hours wait, or were called off. Wait until somebody has decided.`,
    );

  const id = randomUUID();
  const expiresAt = new Date(Date.now() + approvalLifetimeMs);
  const { circumstances, policy, exceeded } = around;
  const budgetNodeId = asked.kind === "budget" ? Raise.parse(asked.input).budgetNodeId : null;
  const decided = { ...asked, budgetNodeId: budgetNodeId ?? exceeded?.nodeId ?? null };
  const callId = noteCall && (await noteCall());
  await tx.approval.create({
    data: {
      organizationId,
      id,
      nodeId,
      kind: asked.kind,
      integration: asked.integration,
      tool: asked.tool,
      connectionId,
      keyId: caller.keyId ?? null,
      callId,
      arguments: await sealKept(tx, organizationId, id, { asked, circumstances, exceeded }),
      digest,
      circumstances: digestOf(circumstances),
      reason,
      policyNodeId: policy.at,
      budgetNodeId: decided.budgetNodeId,
      expiresAt,
    },
    select: { id: true },
  });
  await notify(tx, {
    organizationId,
    userIds: await decidersOf(tx, organizationId, nodeId, decided),
    kind: "approval_waiting",
    key: id,
    nodeId,
    subjectId: id,
    details: { agent: place.node.name, what: askedWords(asked) },
  });
  await enqueue(
    tx,
    "end_approval",
    { organizationId, approvalId: id },
    { key: `approval:${id}`, runAt: expiresAt },
  );
  await announce(tx, { organizationId, nodeIds: [nodeId], what: "approval" });
  const approval = await needed(tx, organizationId, { id, expiresAt });
  return { approval, callId, isNew: true, why: exceeded?.text ?? null };
}

/** The same request, if it still waits and nothing changed since; what does not stand any more is ended. */
async function findStanding(
  tx: Tx,
  organizationId: string,
  { nodeId, digest, reason }: { nodeId: string; digest: Uint8Array<ArrayBuffer>; reason: string },
): Promise<Parked | undefined> {
  const where = { organizationId, nodeId, digest, state: "waiting" };
  const row = await tx.approval.findFirst({ where });
  if (!row) return undefined;
  if (row.expiresAt <= new Date()) {
    await endApproval(tx, row, { state: "expired" });
    return undefined;
  }
  const standing = await standingOf(tx, organizationId, row);
  if (standing.problem !== null) {
    await endApproval(tx, row, { state: "voided", detail: standing.problem });
    return undefined;
  }
  if (row.reason === "" && reason !== "")
    await tx.approval.updateMany({ where: { organizationId, id: row.id }, data: { reason } });
  const approval = await needed(tx, organizationId, row);
  const why = standing.exceeded?.text ?? null;
  return { approval, callId: row.callId, isNew: false, why };
}

async function needed(
  tx: Tx,
  organizationId: string,
  { id, expiresAt }: { id: string; expiresAt: Date },
): Promise<NeededApproval> {
  const { slug } = await tx.node.findFirstOrThrow({
    where: { organizationId, id: organizationId },
    select: { slug: true },
  });
  const url = `${publicOrigin()}/${slug}/-/approvals/${id}`;
  return { id, url, expiresAt: expiresAt.toISOString() };
}
