import { setTimeout as sleep } from "node:timers/promises";
import type { KMSClient } from "@aws-sdk/client-kms";
import {
  keyServiceMs,
  keyServiceUnavailable,
  type MasterKeyProvider,
  requireKeyBytes,
  WrongMasterKeyError,
} from "./master-key";

const prefix = "kms.";

/** What KMS says when the text is not of this key, or not for this context. */
const wrongKey = [
  "IncorrectKeyException",
  "InvalidCiphertextException",
  "ValidationException",
] as const;

/** A master key in AWS KMS. Region, endpoint and credentials are those of the AWS environment. */
export function awsKmsMasterKey(id: string, keyId: string): MasterKeyProvider {
  let client: Promise<KMSClient> | undefined;
  const connect = () => (client ??= makeClient());
  return {
    id,
    where: `AWS KMS ${keyId}`,
    async wrap(key, context) {
      const { EncryptCommand } = await import("@aws-sdk/client-kms");
      const command = new EncryptCommand({
        KeyId: keyId,
        Plaintext: key,
        EncryptionContext: { ...context },
      });
      const { CiphertextBlob } = await send(id, async () =>
        (await connect()).send(command, limit()),
      );
      if (!CiphertextBlob) throw keyServiceUnavailable(id, "Encrypt gave no ciphertext");
      return prefix + Buffer.from(CiphertextBlob).toString("base64url");
    },
    async unwrap(wrapped, context) {
      if (!wrapped.startsWith(prefix)) throw new WrongMasterKeyError(id);
      const { DecryptCommand } = await import("@aws-sdk/client-kms");
      const command = new DecryptCommand({
        KeyId: keyId,
        CiphertextBlob: Buffer.from(wrapped.slice(prefix.length), "base64url"),
        EncryptionContext: { ...context },
      });
      const { Plaintext } = await send(id, async () => (await connect()).send(command, limit()));
      return requireKeyBytes(id, Buffer.from(Plaintext ?? []));
    },
  };
}

async function makeClient(): Promise<KMSClient> {
  const { KMSClient } = await import("@aws-sdk/client-kms");
  return new KMSClient({ maxAttempts: 2 });
}

const limit = () => ({ abortSignal: AbortSignal.timeout(keyServiceMs) });

/** The signal ends a request; looking for credentials, which comes before it, only the race does. */
async function send<Answer>(id: string, request: () => Promise<Answer>): Promise<Answer> {
  const late = new AbortController();
  try {
    return await Promise.race([request(), tooLate(late.signal)]);
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : "unknown";
    throw wrongKey.some((known) => known === name)
      ? new WrongMasterKeyError(id, name)
      : keyServiceUnavailable(id, name);
  } finally {
    late.abort();
  }
}

const tooLate = (signal: AbortSignal): Promise<never> =>
  sleep(keyServiceMs, undefined, { signal }).then(() => {
    throw new DOMException("The key service took too long", "TimeoutError");
  });
