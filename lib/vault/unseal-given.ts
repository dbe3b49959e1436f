import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import { masterKeys } from "./master-keys";
import { requireFloor, unwrapKey } from "./organization-keys";
import type { SealedPlace } from "./sealed-place";
import { openUnder, parseSealed } from "./sealed-text";

/** The wrapped keys of an organization, read in the same statement as the text that they open. */
export const GivenKeys = z.object({
  floor: z.number().int(),
  keys: z.array(
    z.object({ version: z.number().int(), masterKeyId: z.string(), wrapped: z.string() }),
  ),
});
export type GivenKeys = z.infer<typeof GivenKeys>;

/** What `unseal` does, for a hot path that has read everything in one statement already. */
export async function unsealGiven(
  { floor, keys }: GivenKeys,
  sealed: string,
  place: SealedPlace,
): Promise<unknown> {
  const text = parseSealed(sealed);
  const version = text.format === "2" ? text.keyVersion : 1;
  requireFloor(version, floor);
  if (text.format === "1") {
    const { bytes } = masterKeys().get(text.masterKeyId);
    if (!bytes) throw new Error(`The master key ${text.masterKeyId} cannot open text of format 1`);
    return openUnder(bytes, text, place);
  }
  const key = keys.find((each) => each.version === version);
  if (!key) throw new Error(`Version ${String(version)} of the organization's key was destroyed`);
  return openUnder(await unwrapKey(place.organizationId, version, key), text, place);
}

/** Reads them for many texts, in the transaction that reads those. */
export async function givenKeys(tx: Tx, organizationId: string): Promise<GivenKeys> {
  const vault = await tx.organizationVault.findFirst({
    where: { organizationId },
    select: { floorVersion: true },
  });
  const keys = await tx.organizationKey.findMany({
    where: { organizationId },
    select: { version: true, masterKeyId: true, wrapped: true },
  });
  return { floor: vault?.floorVersion ?? 1, keys };
}
