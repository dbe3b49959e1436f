import { formatNumber } from "@/lib/providers/format-number";
import { NumberRequest } from "@/lib/providers/unmake-number";
import type { Provision } from "@/lib/provisions/provision";
import { type Used, usageKey } from "@/lib/usage/usage-event";
import { listVersion } from "../list-version";

/** A number, from when it was ordered on. */
export type OwnedNumber = Pick<
  Provision,
  | "organizationId"
  | "id"
  | "nodeId"
  | "integration"
  | "setupConnectionId"
  | "world"
  | "createdAt"
  | "request"
>;

export const monthKey = ({ id }: Pick<OwnedNumber, "id">, begin: Date): string =>
  usageKey.numberMonth(id, begin.toISOString().slice(0, 7));

/** A month of a number, dated to when it begins, at the price that it was ordered for. */
export function numberMonth(owned: OwnedNumber, begin: Date): Used {
  const { organizationId, id, nodeId, integration, setupConnectionId, createdAt } = owned;
  const { number, country, kind, monthlyMicros, setupProvider } = NumberRequest.parse(
    owned.request,
  );
  return {
    organizationId,
    nodeId,
    integration,
    connectionId: id,
    meter: "number_month",
    quantity: 1n,
    key: monthKey(owned, begin),
    ownAccount: setupConnectionId !== null,
    at: begin,
    sandbox: owned.world === "sandbox",
    note: formatNumber(number),
    ...(monthlyMicros !== null && {
      listPrice: {
        micros: BigInt(monthlyMicros),
        version: listVersion(setupProvider, createdAt),
      },
    }),
    details: { country, kind },
  };
}
