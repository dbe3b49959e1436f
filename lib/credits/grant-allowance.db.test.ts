import { expect, test, vi } from "vitest";
import { inOrganization } from "@/lib/db";
import { createPoorTree } from "@/lib/testing/fixtures";
import { grantAllowance } from "./grant-allowance";

// Before anything reads the environment.
vi.stubEnv("ALFE_MONTHLY_ALLOWANCE_USD", "5.50");

const allowances = (organizationId: string) =>
  inOrganization(organizationId, async (tx) => {
    const rows = await tx.ledgerEntry.findMany({
      where: { organizationId, kind: "allowance" },
      orderBy: { at: "asc" },
    });
    return rows.map(({ key, amountMicros, at }) => [key, amountMicros, at.toISOString()]);
  });
const balance = async (organizationId: string) => {
  const pool = await inOrganization(organizationId, (tx) => tx.creditPool.findFirst());
  return pool?.balanceMicros;
};

test("every month brings its allowance once, also those in which nobody was there to add it", async () => {
  const { organizationId } = await createPoorTree();
  expect(await grantAllowance(organizationId, new Date("2026-10-31T23:59:59Z"))).toBe(1);
  expect(await grantAllowance(organizationId, new Date("2026-10-31T23:59:59.999Z"))).toBe(0);
  // Nobody was there in November and December.
  expect(await grantAllowance(organizationId, new Date("2027-01-01T00:00:00Z"))).toBe(3);
  expect(await grantAllowance(organizationId, new Date("2027-01-31T12:00:00Z"))).toBe(0);
  expect(await allowances(organizationId)).toEqual([
    ["allowance:2026-10", 5_500_000n, "2026-10-01T00:00:00.000Z"],
    ["allowance:2026-11", 5_500_000n, "2026-11-01T00:00:00.000Z"],
    ["allowance:2026-12", 5_500_000n, "2026-12-01T00:00:00.000Z"],
    ["allowance:2027-01", 5_500_000n, "2027-01-01T00:00:00.000Z"],
  ]);
  expect(await balance(organizationId)).toBe(22_000_000n);
});

test("several workers at once add it once", async () => {
  const { organizationId } = await createPoorTree();
  const now = new Date("2026-10-05T00:00:00Z");
  const added = await Promise.all(
    Array.from({ length: 8 }, () => grantAllowance(organizationId, now)),
  );
  expect(added.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  expect(await balance(organizationId)).toBe(5_500_000n);
});
