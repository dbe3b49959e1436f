import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { monthlyAllowance } from "./monthly-allowance";

/** What an organization has. */
export const Pool = z.object({
  balanceMicros: z.string(),
  reservedMicros: z.string().describe("Held for calls that are under way"),
  availableMicros: z.string().describe("The balance without what is reserved"),
  dueMicros: z
    .string()
    .describe("Used already, and charged as soon as there is credit: texts received, months"),
  monthlyAllowanceMicros: z.string().describe("What is added in each month for nothing"),
  sandbox: z.boolean().describe("Whether any of it came from the sandbox: no real money"),
});

/** The organization's pool as whoever may read the balance sees it. */
export async function loadPool(
  tx: Tx,
  organizationId: string,
  availableMicros: string,
): Promise<z.input<typeof Pool>> {
  const [row] = await tx.$queryRaw<
    { balance: bigint; reserved: bigint; due: bigint; sandbox: boolean }[]
  >`
    select p.balance_micros as balance, p.reserved_micros as reserved,
      (select coalesce(sum(c.estimate_micros), 0)::bigint from credit_reservation c
        where c.organization_id = ${organizationId}::uuid and c.state = 'due') as due,
      exists (select from payment y where y.organization_id = ${organizationId}::uuid
        and y.world = 'sandbox' and y.state = 'paid')
        or exists (select from ledger_entry e where e.organization_id = ${organizationId}::uuid
          and e.key = 'seed:credit') as sandbox
    from credit_pool p where p.organization_id = ${organizationId}::uuid`;
  return {
    balanceMicros: (row?.balance ?? 0n).toString(),
    reservedMicros: (row?.reserved ?? 0n).toString(),
    availableMicros,
    dueMicros: (row?.due ?? 0n).toString(),
    monthlyAllowanceMicros: monthlyAllowance(env().ALFE_MONTHLY_ALLOWANCE_USD).toString(),
    sandbox: row?.sandbox ?? false,
  };
}

export type UseHere = { spentMicros: string; reservedMicros: string; dueMicros: string };

/** What was spent at a node and below it in this month (UTC), and what is under way there. */
export async function loadUseHere(
  tx: Tx,
  organizationId: string,
  nodeId: string,
): Promise<UseHere> {
  const [row] = await tx.$queryRaw<{ spent: bigint; reserved: bigint; due: bigint }[]>`
    select
      (select coalesce(sum(case when e.to_account = 'usage' then e.amount_micros else -e.amount_micros end), 0)::bigint
        from ledger_entry e
        where e.organization_id = ${organizationId}::uuid and e.kind in ('usage', 'correction')
          and e.at >= date_trunc('month', now() at time zone 'utc') at time zone 'utc'
          and (${nodeId} = ${organizationId} or ${nodeId}::uuid = any (e.lineage))) as spent,
      (select coalesce(sum(c.held_micros), 0)::bigint from credit_reservation c
        where c.organization_id = ${organizationId}::uuid and c.state = 'held'
          and ${nodeId}::uuid = any (c.lineage)) as reserved,
      (select coalesce(sum(c.estimate_micros), 0)::bigint from credit_reservation c
        where c.organization_id = ${organizationId}::uuid and c.state = 'due'
          and ${nodeId}::uuid = any (c.lineage)) as due`;
  return {
    spentMicros: (row?.spent ?? 0n).toString(),
    reservedMicros: (row?.reserved ?? 0n).toString(),
    dueMicros: (row?.due ?? 0n).toString(),
  };
}
