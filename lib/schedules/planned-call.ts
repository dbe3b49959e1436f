import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import { seal, unseal } from "@/lib/vault/seal";

const PlannedCall = z.object({
  arguments: z.record(z.string(), z.unknown()),
  account: z.string().optional(),
});
type PlannedCall = z.output<typeof PlannedCall>;

const placeOf = (organizationId: string, id: string) => ({
  organizationId,
  table: "schedule",
  rowId: id,
  field: "arguments",
  version: 1,
});

/** Seals what a schedule calls its tool with: that may say anything. */
export const sealCall = (
  tx: Tx,
  organizationId: string,
  id: string,
  call: PlannedCall,
): Promise<string> => seal(tx, call, placeOf(organizationId, id));

export const openCall = async (
  tx: Tx,
  organizationId: string,
  { id, arguments: sealed }: { id: string; arguments: string },
): Promise<PlannedCall> => PlannedCall.parse(await unseal(tx, sealed, placeOf(organizationId, id)));
