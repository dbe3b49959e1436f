import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

export type TelnyxAccount = { name: string; apiKey: string; id: string };

/** Accounts are there for every name: the API key `KEY_sandbox_acme` belongs to acme. */
export const telnyxAccount = (name: string): TelnyxAccount => ({
  name,
  apiKey: `KEY_sandbox_${name}`,
  id: `sandbox-telnyx-${name}`,
});

/** What PKCS #8 says before the 32 bytes of an Ed25519 key. */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

/** The key that everything sent for this account is signed with. */
export function telnyxSigningKey(name: string): KeyObject {
  const seed = createHash("sha256").update(`telnyx sandbox ${name}`).digest();
  return createPrivateKey({
    key: Buffer.concat([pkcs8Head, seed]),
    format: "der",
    type: "pkcs8",
  });
}

/** As the portal shows it: 32 bytes in base64. */
export function telnyxPublicKey(name: string): string {
  const { x = "" } = createPublicKey(telnyxSigningKey(name)).export({ format: "jwk" });
  return Buffer.from(x, "base64url").toString("base64");
}
