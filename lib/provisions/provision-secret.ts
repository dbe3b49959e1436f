import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import type { MadeApp } from "@/lib/providers/make";
import { seal, unseal } from "@/lib/vault/seal";
import { Secret } from "@/lib/vault/secret";
import type { ProvisionKey } from "./provision";

/** What the provider gave with it: secret fields, and for an app the client it is authorized with. */
export type ProvisionSecret = {
  fields: MadeApp["secret"];
  client?: MadeApp["client"] | undefined;
};

const Stored = z.object({
  fields: z.record(z.string(), z.string()),
  client: z.object({ id: z.string(), secret: z.string() }).optional(),
});

const placeOf = ({ organizationId, id }: ProvisionKey) => ({
  organizationId,
  table: "provision",
  rowId: id,
  field: "sealed",
  version: 1,
});

export const sealForProvision = (
  tx: Tx,
  secret: Secret<ProvisionSecret>,
  key: ProvisionKey,
): Promise<string> => seal(tx, secret.reveal(), placeOf(key));

/** Undefined where there is none: nothing was made yet, or it belongs to a connection by now. */
export async function openProvisionSecret(
  tx: Tx,
  { organizationId, id }: ProvisionKey,
): Promise<Secret<ProvisionSecret> | undefined> {
  const row = await tx.provision.findFirst({
    where: { organizationId, id },
    select: { sealed: true },
  });
  if (!row?.sealed) return undefined;
  const opened = await unseal(tx, row.sealed, placeOf({ organizationId, id }));
  return new Secret(Stored.parse(opened));
}
