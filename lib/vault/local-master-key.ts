import { decrypt, encrypt } from "./aead";
import type { KeyContext, MasterKey } from "./master-key";
import { lengthPrefixed } from "./sealed-place";

const prefix = "aes.";

/** A master key whose bytes are here, from the environment or from a file. */
export const localMasterKey = (id: string, bytes: Buffer): MasterKey => ({
  id,
  bytes,
  wrap: (key, context) =>
    Promise.resolve(prefix + encrypt(bytes, key, contextBytes(context)).toString("base64url")),
  unwrap: async (wrapped, context) => {
    if (!wrapped.startsWith(prefix)) throw new Error(`Master key ${id} was not made by this kind`);
    return Promise.resolve(
      decrypt(bytes, Buffer.from(wrapped.slice(prefix.length), "base64url"), contextBytes(context)),
    ).catch((cause: unknown) => {
      throw new Error(`Master key ${id} is not the one that wrapped this`, { cause });
    });
  },
});

const contextBytes = (context: KeyContext): Buffer =>
  lengthPrefixed(
    Object.entries(context)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flat(),
  );
