import { z } from "zod";
import type { Tx } from "@/lib/db";
import type { SecretFields } from "@/lib/providers/provider";
import { seal, unseal } from "@/lib/vault/seal";
import { Secret } from "@/lib/vault/secret";

type Owner = { organizationId: string; id: string };

const place = ({ organizationId, id }: Owner) => ({
  organizationId,
  table: "removal_step",
  rowId: id,
  field: "sealed",
  version: 1,
});

const SecretRecord = z.record(z.string(), z.string());

/** Seals tokens that were never kept, for the step that gives them back. */
export const sealForStep = (tx: Tx, secret: Secret<SecretFields>, step: Owner): Promise<string> =>
  seal(tx, secret.reveal(), place(step));

export const openFromStep = async (
  tx: Tx,
  sealed: string,
  step: Owner,
): Promise<Secret<SecretFields>> =>
  new Secret(SecretRecord.parse(await unseal(tx, sealed, place(step))));
