import "server-only";
import { isOwnAttempt, loadAttempt } from "@/lib/connections/attempt";
import { parseAttemptId, toAttemptId } from "@/lib/connections/attempt-id";
import { lockAttempt } from "@/lib/connections/drop-attempt";
import { endWhenOverdue } from "@/lib/connections/end-when-overdue";
import { openAttempt } from "@/lib/connections/open-attempt";
import type { Directory, Tx } from "@/lib/db";
import { conflict, notFound } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/queue";
import type { Actor } from "@/lib/pipeline/actor";
import type { Place } from "@/lib/pipeline/lineage";
import { formatNumber } from "@/lib/providers/format-number";
import type { NumberAddress } from "@/lib/providers/numbers";
import { NumberRequest } from "@/lib/providers/unmake-number";
import { findProvision, openProvision, type Provision } from "@/lib/provisions/provision";
import type { Chosen } from "./choose-number";
import { holdFirstMonth } from "./first-month";
import { numberIntegration } from "./makers";
import { numberJobKey } from "./number-job";

/** An order that wants documents is worked on for days. */
const orderLifetimeMs = 7 * 24 * 3_600_000;

/** Whoever asks does it at once; the job comes to its help where that broke off. */
const helpAfterMs = 20_000;

type Asked = {
  organizationId: string;
  actor: Actor;
  place: Place;
  /** The attempt that a person has open; one is opened where there is none. */
  attemptId?: string | undefined;
  chosen: Chosen;
  address: NumberAddress | undefined;
  /** Whether a person approved it. */
  isApproved: boolean;
};

/** Notes that a number is about to be bought, with a job that sees to it. Nothing is asked of anybody yet. */
export async function openNumber(
  tx: Tx & Directory,
  { organizationId, actor, place, attemptId, chosen, address, isApproved }: Asked,
): Promise<{ provisionId: string; attemptId: string }> {
  const { number, account, accountId, monthlyMicros } = chosen;
  const { maker, setup } = account;
  await assertAlone(tx, organizationId, place.node.id);
  const id = await attemptOf(tx, { organizationId, actor, place, attemptId });
  const expiresAt = new Date(Date.now() + orderLifetimeMs);
  await tx.connectAttempt.updateMany({
    where: { organizationId, id },
    data: { way: "number", status: "waiting", world: setup.world, expiresAt },
  });
  await endWhenOverdue(tx, { organizationId, id }, expiresAt);
  const request: NumberRequest = {
    number: number.number,
    country: number.country,
    kind: number.kind,
    setupProvider: maker.provider.id,
    accountId,
    monthlyMicros: monthlyMicros?.toString() ?? null,
    isApproved,
    ...(address && { address }),
  };
  const provisionId = await openProvision(tx, {
    organizationId,
    nodeId: place.node.id,
    integration: numberIntegration().id,
    provider: maker.makes,
    world: setup.world,
    kind: "number",
    attemptId: id,
    setupConnectionId: setup.id,
    request,
    createdBy: actor.kind === "person" ? actor.userId : null,
  });
  // Nothing is ordered that cannot be paid.
  await holdFirstMonth(tx, await createdProvision(tx, organizationId, provisionId));
  await enqueue(
    tx,
    "provision_number",
    { organizationId, provisionId },
    { key: numberJobKey(provisionId), runAt: new Date(Date.now() + helpAfterMs) },
  );
  return { provisionId, attemptId: toAttemptId(organizationId, id) };
}

async function createdProvision(tx: Tx, organizationId: string, id: string): Promise<Provision> {
  const provision = await findProvision(tx, { organizationId, id });
  if (!provision) throw new Error("It was just noted");
  return provision;
}

/** One at a time for an agent: who asks twice at once shall not pay twice. */
async function assertAlone(tx: Tx, organizationId: string, nodeId: string): Promise<void> {
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(${`number ${organizationId} ${nodeId}`}, 0))`;
  const other = await tx.provision.findFirst({
    where: { organizationId, nodeId, kind: "number", state: { in: ["waiting", "making", "made"] } },
    select: { request: true },
  });
  if (!other) return;
  const { number } = NumberRequest.parse(other.request);
  throw conflict(`${formatNumber(number)} is being provisioned already. Wait until that is done.`);
}

async function attemptOf(
  tx: Tx & Directory,
  {
    organizationId,
    actor,
    place,
    attemptId,
  }: Pick<Asked, "organizationId" | "actor" | "place" | "attemptId">,
): Promise<string> {
  const integration = numberIntegration();
  if (attemptId === undefined) {
    const asked = { integration, reconnects: null, linkId: null };
    const opened = await openAttempt(tx, { organizationId, actor, place }, asked);
    if (!opened) throw new Error("Numbers are connected");
    return opened.id;
  }
  const { nodeId, ...row } = await loadAttempt(tx, organizationId, attemptId);
  const isHere = nodeId === place.node.id && row.integration === integration.id;
  if (!isHere || !isOwnAttempt(row, actor)) throw notFound("This attempt");
  const id = parseAttemptId(attemptId)?.id ?? "";
  const locked = await lockAttempt(tx, organizationId, id);
  if (locked?.status !== "open" || locked.expiresAt < new Date())
    throw conflict("This attempt has ended or goes on already. Start again.");
  return id;
}
