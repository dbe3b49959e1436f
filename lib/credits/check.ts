import { directory, inOrganization } from "@/lib/db";

/** Something that is kept and not what the entries of the ledger say. Micro-dollars. */
export type Discrepancy = {
  organizationId: string;
  what: string;
  expected: bigint;
  found: bigint;
};

/** Reckons everything that is kept about credits anew, for every organization; resolves to what does not add up. */
export async function checkCredits(): Promise<Discrepancy[]> {
  const rows = await directory().organizationDirectory.findMany({
    select: { organizationId: true },
    distinct: ["organizationId"],
  });
  const wrong: Discrepancy[] = [];
  for (const { organizationId } of rows) {
    const found = await inOrganization(
      organizationId,
      (tx) => tx.$queryRaw<Omit<Discrepancy, "organizationId">[]>`
        select * from credit_check(${organizationId}::uuid)`,
    );
    wrong.push(...found.map((each) => ({ organizationId, ...each })));
  }
  return wrong;
}
