import { decrypt, encrypt } from "./aead";
import { type KeyContext, type MasterKeyProvider, WrongMasterKeyError } from "./master-key";
import { lengthPrefixed } from "./sealed-place";

const prefix = "aes.";

/** A master key whose bytes are here, from the environment or from a file. */
export const localMasterKey = (id: string, bytes: Buffer): MasterKeyProvider => ({
  id,
  where: "environment or file",
  bytes,
  wrap: (key, context) =>
    Promise.resolve(prefix + encrypt(bytes, key, contextBytes(context)).toString("base64url")),
  unwrap: (wrapped, context) => {
    try {
      if (!wrapped.startsWith(prefix)) throw new WrongMasterKeyError(id);
      const sealed = Buffer.from(wrapped.slice(prefix.length), "base64url");
      return Promise.resolve(decrypt(bytes, sealed, contextBytes(context)));
    } catch {
      return Promise.reject(new WrongMasterKeyError(id));
    }
  },
});

/** A context as bytes, whatever the order of its entries. */
export const contextBytes = (context: KeyContext): Buffer =>
  lengthPrefixed(
    Object.entries(context)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flat(),
  );
