import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import { seal, unseal } from "@/lib/vault/seal";
import { Secret } from "@/lib/vault/secret";

type Owner = { organizationId: string; id: string };

const placeOf = ({ organizationId, id }: Owner) => ({
  organizationId,
  table: "provider_app",
  rowId: id,
  field: "secret",
  version: 1,
});

/** Seals the client secret of one version of an organization's own app. */
export const sealAppSecret = (tx: Tx, secret: Secret<string>, owner: Owner): Promise<string> =>
  seal(tx, secret.reveal(), placeOf(owner));

export const openAppSecret = async (
  tx: Tx,
  owner: Owner,
  sealed: string,
): Promise<Secret<string>> =>
  new Secret(z.string().parse(await unseal(tx, sealed, placeOf(owner))));
