import "server-only";
import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { releaseFirstMonth } from "@/lib/phone/numbers/first-month";
import { getProvider } from "@/lib/providers/catalog";
import { removalKey } from "@/lib/removals/removal-key";
import { lockProvision, type Provision, type ProvisionKey, provisionsOf } from "./provision";

/**
 * Notes, in the transaction that decides it, that something made for an agent is not wanted: it is taken
 * away at the provider by a removal of its own, with a receipt. Null where nothing was asked for yet.
 */
export async function undoProvision(tx: Tx, key: ProvisionKey): Promise<string | null> {
  const provision = await lockProvision(tx, key);
  if (!provision || provision.state === "undoing") return null;
  if (provision.kind === "number") await releaseFirstMonth(tx, provision);
  const { organizationId, id } = key;
  const update = (data: { state: string; sealed?: null; endedAt?: Date }) =>
    tx.provision.updateMany({ where: { organizationId, id }, data });
  if (isNothing(provision)) {
    await update({ state: "undone", sealed: null, endedAt: new Date() });
    return null;
  }
  await update({ state: "undoing" });
  return openUndoing(tx, provision);
}

/** The same for all that was made for an attempt and did not become a connection. */
export async function undoProvisionsOf(
  tx: Tx,
  organizationId: string,
  attemptId: string,
): Promise<void> {
  for (const { id, endedAt } of await provisionsOf(tx, organizationId, attemptId))
    if (endedAt === null) await undoProvision(tx, { organizationId, id });
}

/** Nobody was asked, or a person who has not confirmed it: a bot that they make all the same is theirs. */
const isNothing = ({ attempts, externalId, state, kind }: Provision): boolean =>
  externalId === null && (attempts === 0 || (kind === "bot" && state === "waiting"));

async function openUndoing(tx: Tx, provision: Provision): Promise<string> {
  const { organizationId, id, nodeId, provider, world, kind } = provision;
  const { name } = getProvider(provider);
  const what = `Unused ${nameOfProvision(provision)}`;
  const removal = await tx.removal.create({
    data: { organizationId, nodeId, kind: "give_back", details: { what, providers: [name] } },
    select: { id: true },
  });
  const step = { organizationId, removalId: removal.id, provisionId: id, provider, world };
  await tx.removalStep.createMany({
    data: [
      { ...step, position: 1, kind: kind === "number" ? "release_number" : "uninstall_bot" },
      { ...step, position: 2, kind: "destroy" },
    ],
  });
  await enqueue(
    tx,
    "run_removal",
    { organizationId, removalId: removal.id },
    { key: removalKey(removal.id) },
  );
  return removal.id;
}

const words = { app: "app", bot: "bot", number: "number" } as const;

/** "Slack app Scout", "number +1 415 555 0100": what people know it by. */
export function nameOfProvision({ provider, kind, request, externalId }: Provision): string {
  const called = request.name ?? request.number ?? externalId;
  const of = kind === "number" ? "" : `${getProvider(provider).name} `;
  return `${of}${words[kind]}${typeof called === "string" ? ` ${called}` : ""}`;
}
