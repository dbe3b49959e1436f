import "server-only";
import type { Tx } from "@/lib/db";
import { conflict, notFound } from "@/lib/errors";
import type { LineageNode } from "@/lib/pipeline/lineage";
import { setupsFor, type UsableSetup } from "@/lib/setups/setups-for";
import { type Maker, makers } from "./makers";

/** An account that numbers can be bought with at a node. */
export type BuyingAccount = { maker: Maker; setup: UsableSetup };

/** How callers name the server's own accounts. */
export const serverSetupId = "server";

export const setupIdOf = ({ setup }: BuyingAccount): string => setup.id ?? serverSetupId;

type Where = { organizationId: string; lineage: readonly LineageNode[] };

/**
 * The accounts that numbers are bought with at a node: the organization's own, of each company the
 * nearest, else the server's. A named one is taken as it is. Throws where there is none.
 */
export async function accountsAt(
  tx: Tx,
  { organizationId, lineage }: Where,
  setupId?: string,
): Promise<BuyingAccount[]> {
  const all: BuyingAccount[] = [];
  for (const maker of makers())
    for (const setup of await setupsFor(tx, organizationId, lineage, maker.provider.id))
      all.push({ maker, setup });
  if (setupId !== undefined) {
    const named = all.filter((account) => setupIdOf(account) === setupId);
    if (named.length === 0) throw notFound("This telephony account");
    return named;
  }
  const own = all.filter(({ setup }) => setup.id !== null);
  const found = own.length > 0 ? nearest(own) : all;
  if (found.length === 0) throw noAccount(lineage);
  const usable = found.filter(({ setup }) => !setup.isBroken);
  if (usable.length > 0) return usable;
  throw conflict(
    `${found[0]?.setup.accountName ?? "The telephony account"} is no longer accepted. An admin has to paste its key anew.`,
  );
}

/** Of each company the first, which is the nearest. */
const nearest = (accounts: readonly BuyingAccount[]): BuyingAccount[] =>
  accounts.filter(
    ({ maker }, index) =>
      accounts.findIndex((each) => each.maker.provider === maker.provider) === index,
  );

function noAccount(lineage: readonly LineageNode[]) {
  const names = makers().map(({ provider }) => provider.name);
  return conflict(
    `There is no telephony account to get numbers with. An admin of ${lineage[0]?.name ?? "the organization"} can connect one of ${names.join(" or ")}.`,
  );
}
