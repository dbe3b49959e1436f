import { AppError } from "@/lib/errors";

/** What a wrapped key is for. It unwraps only when the same is said again. */
export type KeyContext = Readonly<Record<string, string>>;

/** Wraps and unwraps keys. The master key itself need never be in this process. */
export type MasterKeyProvider = {
  /** Stored beside what it wrapped. */
  id: string;
  /** For people: where the key is. */
  where: string;
  wrap: (key: Buffer, context: KeyContext) => Promise<string>;
  /** Throws `WrongMasterKeyError` unless this very master key wrapped it for this very context. */
  unwrap: (wrapped: string, context: KeyContext) => Promise<Buffer>;
  /** Where the master key is known here: it opens what was sealed before organizations had keys. */
  bytes?: Buffer;
};

/** A key service has this long to answer: transactions may wait for it. */
export const keyServiceMs = 3_000;

/** A master key did not wrap this, or not for this. Trying again does not help. */
export class WrongMasterKeyError extends Error {
  override readonly name = "WrongMasterKeyError";

  constructor(id: string, reason = "it is another key, or the text was changed") {
    super(`The master key ${id} does not unwrap what is stored under its id: ${reason}.`);
  }
}

/**
 * A key service that does not answer, or refuses us, passes. Nothing of the client's own error is
 * kept: it carries the request with the key in it.
 */
export const keyServiceUnavailable = (id: string, reason: string): AppError =>
  new AppError("unavailable", "The key service does not answer. Try again in a moment.", {
    cause: new Error(`The key service of the master key ${id} failed: ${reason}`),
    retryAfterSeconds: 5,
  });

/** Our keys are 32 bytes; a service that gives back anything else has the wrong key. */
export function requireKeyBytes(id: string, bytes: Buffer): Buffer {
  if (bytes.length === 32) return bytes;
  throw new WrongMasterKeyError(id, "it gives something that is no key");
}
