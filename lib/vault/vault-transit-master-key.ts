import { z } from "zod";
import { contextBytes } from "./local-master-key";
import {
  keyServiceMs,
  keyServiceUnavailable,
  type KeyContext,
  type MasterKeyProvider,
  requireKeyBytes,
  WrongMasterKeyError,
} from "./master-key";

const prefix = "transit.";

const Encrypted = z.object({ data: z.object({ ciphertext: z.string() }) });
const Decrypted = z.object({ data: z.object({ plaintext: z.string() }) });
const Refused = z.object({ response: z.object({ statusCode: z.number() }) });

/** A key of Vault's transit engine, at VAULT_ADDR with VAULT_TOKEN. */
export function vaultTransitMasterKey(id: string, mount: string, key: string): MasterKeyProvider {
  const ask = async (action: "encrypt" | "decrypt", body: object): Promise<unknown> => {
    const { default: connect } = await import("node-vault");
    // Its debug log would print keys.
    const vault = connect({ debug: () => undefined });
    try {
      return await vault.write(`${mount}/${action}/${key}`, body, { timeout: keyServiceMs });
    } catch (cause) {
      throw failure(id, cause);
    }
  };
  return {
    id,
    where: `Vault transit ${mount}/${key}`,
    async wrap(plain, context) {
      const body = { plaintext: plain.toString("base64"), ...associated(context) };
      const { data } = readAnswer(id, Encrypted, await ask("encrypt", body));
      return prefix + data.ciphertext;
    },
    async unwrap(wrapped, context) {
      if (!wrapped.startsWith(prefix)) throw new WrongMasterKeyError(id);
      const body = { ciphertext: wrapped.slice(prefix.length), ...associated(context) };
      const { data } = readAnswer(id, Decrypted, await ask("decrypt", body));
      return requireKeyBytes(id, Buffer.from(data.plaintext, "base64"));
    },
  };
}

const associated = (context: KeyContext) => ({
  associated_data: contextBytes(context).toString("base64"),
});

/** Transit answers 400 to a text that is not of this key or not for this context; all else may pass. */
function failure(id: string, cause: unknown): Error {
  const status = Refused.safeParse(cause).data?.response.statusCode;
  if (status === 400) return new WrongMasterKeyError(id, "Vault refuses it");
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "no answer";
  return keyServiceUnavailable(id, status === undefined ? code : `status ${String(status)}`);
}

function readAnswer<Schema extends z.ZodType>(
  id: string,
  schema: Schema,
  answer: unknown,
): z.output<Schema> {
  const { data, success } = schema.safeParse(answer);
  if (!success) throw keyServiceUnavailable(id, "its answer cannot be understood");
  return data;
}
