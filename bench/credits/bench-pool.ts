/** An organization with credit, and its agent. */
export type BenchPool = { organizationId: string; nodeId: string };

/** More than any run spends. Micro-dollars. */
export const benchCredit = 1_000_000_000_000n;

/** What each use costs. */
export const benchPrice = 7_900n;
