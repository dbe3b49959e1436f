/**
 * The network address that a request came from, for counting tries. Next.js and every proxy in front
 * of it add theirs at the end; what comes before could be anything the client wrote.
 */
export const clientAddress = (headers: { get: (name: string) => string | null }): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
