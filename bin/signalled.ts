/** Resolves at the first signal. Another one ends everything at once, unless npm passed on the same. */
export function signalled(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.on(signal, () => {
        if (first !== undefined && Date.now() - first > 1_000) process.exit(130);
        first ??= Date.now();
        resolve();
      });
  });
}
