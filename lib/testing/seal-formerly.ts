import { randomBytes } from "node:crypto";
import { encrypt } from "@/lib/vault/aead";
import { associatedData, type SealedPlace } from "@/lib/vault/sealed-place";

/** Seals as the first release did, when organizations had no keys: directly under a master key. */
export function sealFormerly(masterKey: string, value: unknown, place: SealedPlace): string {
  const [id = "", encoded = ""] = masterKey.split(":");
  const data = associatedData("1", place);
  const dataKey = randomBytes(32);
  const parts = [
    encrypt(Buffer.from(encoded, "base64"), dataKey, data),
    encrypt(dataKey, Buffer.from(JSON.stringify(value)), data),
  ];
  return ["1", id, ...parts.map((part) => part.toString("base64url"))].join(".");
}
