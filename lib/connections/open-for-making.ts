import "server-only";
import type { Directory, Tx } from "@/lib/db";
import { conflict, invalidField } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import type { Actor } from "@/lib/pipeline/actor";
import type { Place } from "@/lib/pipeline/place";
import { getProvider, providers } from "@/lib/providers/catalog";
import type { Make } from "@/lib/providers/make";
import type { Provider } from "@/lib/providers/provider";
import { setupsFor, type UsableSetup } from "@/lib/setups/setups-for";
import { type AttemptRow, loadAttempt, requireOwnAttempt, statusOf } from "./attempt";
import { requireGoodLink } from "./attempt-admission";
import { connectProblem } from "./connect-problem";
import { effectiveAt } from "./effective-at";
import { loadProviderApps, worlds } from "./world";

type Asked = { attemptId: string; actor: Actor; place: Place };

/** An attempt with which something may be made for its agent now; throws where not. */
export async function loadForMaking(
  tx: Tx & Directory,
  organizationId: string,
  { attemptId, actor, place }: Asked,
): Promise<{ row: AttemptRow; provider: Provider }> {
  const row = await loadAttempt(tx, organizationId, attemptId);
  requireOwnAttempt(row, actor);
  const status = statusOf(row, new Date());
  if (status !== "open" && status !== "waiting")
    throw conflict("This attempt has ended. Start again.");
  await requireGoodLink(tx, organizationId, row);
  const provider = getProvider(row.provider);
  const effective = await effectiveAt(
    tx,
    organizationId,
    row.nodeId,
    getIntegration(row.integration),
  );
  const current = worlds(await loadProviderApps(tx, organizationId));
  const problem = connectProblem(effective, place.lineage, provider, current);
  if (problem !== null) throw conflict(problem);
  return { row, provider };
}

export type Maker<Kind extends Make["kind"]> = UsableSetup & {
  id: string;
  name: string;
  make: Extract<Make, { kind: Kind }>;
};

/** The account that is to make it, where it may be used at that place. */
export async function findMaker<Kind extends Make["kind"]>(
  tx: Tx,
  organizationId: string,
  { lineage }: Place,
  { madeBy = [], name }: Pick<Provider, "madeBy" | "name">,
  { kind, setupId }: { kind: Kind; setupId: string },
): Promise<Maker<Kind>> {
  for (const id of madeBy) {
    const { make, name: makerName = "" } = providers[id] ?? {};
    if (!isKind(make, kind)) continue;
    const setups = await setupsFor(tx, organizationId, lineage, id);
    const setup = setups.find((each) => each.id === setupId);
    if (!setup) continue;
    if (setup.isBroken)
      throw conflict(
        `${setup.accountName} is not accepted any more at ${makerName}. An admin has to renew it first.`,
      );
    return { ...setup, id: setupId, name: makerName, make };
  }
  throw invalidField("setupId", `There is no such account for ${name} here.`);
}

const isKind = <Kind extends Make["kind"]>(
  make: Make | undefined,
  kind: Kind,
): make is Extract<Make, { kind: Kind }> => make?.kind === kind;
