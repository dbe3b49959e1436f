import "server-only";
import type { Tx } from "@/lib/db";
import { masterKeys } from "./master-keys";
import { openingKey, requireFirstVersion, sealingKey } from "./organization-keys";
import type { SealedPlace } from "./sealed-place";
import { openUnder, parseSealed, type SealedText, sealUnder } from "./sealed-text";

/**
 * Seals a value for one place, under the organization's present key. `tx` is the transaction that
 * stores it.
 */
export const seal = async (tx: Tx, value: unknown, place: SealedPlace): Promise<string> =>
  sealUnder(await sealingKey(tx, place.organizationId), value, place);

/**
 * Opens what `seal` made for the same place; throws when anything about it was changed. `tx` is the
 * transaction that read it: a rotation waits for its end before it destroys the key.
 */
export async function unseal(tx: Tx, sealed: string, place: SealedPlace): Promise<unknown> {
  const text = parseSealed(sealed);
  return openUnder(await keyOf(tx, place.organizationId, text), text, place);
}

/** The key that wraps the data key of a text. Throws where nothing may be opened with it any more. */
export async function keyOf(tx: Tx, organizationId: string, text: SealedText): Promise<Buffer> {
  if (text.format === "2") return openingKey(tx, organizationId, text.keyVersion);
  await requireFirstVersion(tx, organizationId);
  const { bytes } = masterKeys().get(text.masterKeyId);
  if (!bytes) throw new Error(`The master key ${text.masterKeyId} cannot open text of format 1`);
  return bytes;
}
