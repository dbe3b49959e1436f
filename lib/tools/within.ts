/** What `work` comes to, or what `toError` makes of it where the signal comes first. */
export async function within<T>(
  signal: AbortSignal,
  work: () => Promise<T>,
  toError: () => Error,
): Promise<T> {
  if (signal.aborted) throw toError();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => {
    reject(toError());
  };
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
