import { createSecretKey, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { decrypt, encrypt } from "./aead";
import { associatedData, type SealedPlace } from "./sealed-place";

/** What a sealed text says about itself, without any key. */
export type SealedText =
  /** Under a key of the organization, by its version. */
  | { format: "2"; keyVersion: number; wrapped: Buffer; commitment: Buffer; text: Buffer }
  /** As it was made before organizations had keys: directly under a master key. */
  | { format: "1"; masterKeyId: string; wrapped: Buffer; text: Buffer };

const shape =
  /^(?:1\.(?<master>[\w-]{1,32})|2\.(?<version>[1-9]\d{0,8}))\.(?<wrapped>[\w-]+)(?:\.(?<commitment>[\w-]{43}))?\.(?<text>[\w-]+)$/;

export function parseSealed(sealed: string): SealedText {
  const { master, version, wrapped = "", commitment, text = "" } = shape.exec(sealed)?.groups ?? {};
  const bytes = { wrapped: decode(wrapped), text: decode(text) };
  if (master !== undefined && commitment === undefined)
    return { format: "1", masterKeyId: master, ...bytes };
  if (version !== undefined && commitment !== undefined)
    return {
      format: "2",
      keyVersion: Number(version),
      commitment: decode(commitment),
      ...bytes,
    };
  throw new Error("Unknown format of sealed text");
}

/** Refuses the spare bits of base64, so that no two texts are the same bytes. */
function decode(text: string): Buffer {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.toString("base64url") !== text) throw new Error("Unknown format of sealed text");
  return bytes;
}

/**
 * A data key gives the key that encrypts and a commitment to itself. AES-GCM alone would let one text
 * open under two keys; with the commitment it belongs to one.
 */
function split(dataKey: Buffer): { encryption: Buffer; commitment: Buffer } {
  const key = createSecretKey(dataKey);
  const bytes = Buffer.from(hkdfSync("sha256", key, "", "alfe sealed text 2", 64));
  return { encryption: bytes.subarray(0, 32), commitment: bytes.subarray(32) };
}

/** Seals under a fresh data key: `2.<key version>.<wrapped data key>.<commitment>.<ciphertext>`. */
export function sealUnder(
  key: { version: number; bytes: Buffer },
  value: unknown,
  place: SealedPlace,
): string {
  const data = associatedData("2", place);
  const dataKey = randomBytes(32);
  const { encryption, commitment } = split(dataKey);
  return [
    "2",
    String(key.version),
    ...[
      encrypt(key.bytes, dataKey, data),
      commitment,
      encrypt(encryption, Buffer.from(JSON.stringify(value)), data),
    ].map((part) => part.toString("base64url")),
  ].join(".");
}

/** Opens a text with the key of its version, or of its master key; throws when anything differs. */
export function openUnder(key: Buffer, sealed: SealedText, place: SealedPlace): unknown {
  const data = associatedData(sealed.format, place);
  const dataKey = decrypt(key, sealed.wrapped, data);
  if (sealed.format === "1") return parsed(decrypt(dataKey, sealed.text, data));
  const { encryption, commitment } = split(dataKey);
  if (!timingSafeEqual(commitment, sealed.commitment))
    throw new Error("Sealed text does not belong to its data key");
  return parsed(decrypt(encryption, sealed.text, data));
}

const parsed = (plain: Buffer): unknown => JSON.parse(plain.toString()) as unknown;
