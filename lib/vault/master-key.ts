/** What a wrapped key is for. It unwraps only when the same is said again. */
export type KeyContext = Readonly<Record<string, string>>;

/** Wraps and unwraps keys. The master key itself need never be in this process. */
export type MasterKeyProvider = {
  /** Stored beside what it wrapped. */
  id: string;
  wrap: (key: Buffer, context: KeyContext) => Promise<string>;
  /** Throws unless this very master key wrapped it for this very context. */
  unwrap: (wrapped: string, context: KeyContext) => Promise<Buffer>;
};

/** Master keys that are simply bytes here have them; others are undefined. */
export type MasterKey = MasterKeyProvider & { bytes?: Buffer };
