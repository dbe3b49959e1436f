/**
 * The network address that a request came from, for counting tries. Every proxy in front adds its at
 * the end; what comes before could be anything the client wrote. Without a proxy Next.js fills it in
 * only where the client wrote nothing, so that the count per account is what holds then.
 */
export const clientAddress = (headers: { get: (name: string) => string | null }): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
