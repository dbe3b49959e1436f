import "server-only";
import type { Tx } from "@/lib/db";
import { collectDue } from "./hold";
import { lockCredits } from "./lock-credits";

type Money = {
  organizationId: string;
  /** What makes it the same: written twice it counts once. */
  key: string;
  kind: "top_up" | "allowance" | "refund" | "refund_failed" | "dispute" | "dispute_won";
  amountMicros: bigint;
  paymentId?: string | undefined;
  sandbox?: boolean | undefined;
  note?: string | undefined;
  createdBy?: string | undefined;
  at?: Date | undefined;
};

const accounts = {
  top_up: ["payments", "pool"],
  refund_failed: ["payments", "pool"],
  dispute_won: ["payments", "pool"],
  allowance: ["allowances", "pool"],
  refund: ["pool", "payments"],
  dispute: ["pool", "payments"],
} as const;

/**
 * Puts money into an organization's pool, or takes back what was put there, once for each key; then charges what
 * was due. Only reversals may take the balance below zero. Resolves to false where the key was known.
 */
export async function addMoney(tx: Tx, { kind, ...money }: Money): Promise<boolean> {
  const { organizationId } = money;
  // Before the pool changes: what is due is charged in the same transaction.
  await lockCredits(tx, organizationId);
  const [fromAccount, toAccount] = accounts[kind];
  const { count } = await tx.ledgerEntry.createMany({
    data: {
      ...money,
      kind,
      fromAccount,
      toAccount,
      nodeId: organizationId,
      lineage: [organizationId],
    },
    skipDuplicates: true,
  });
  if (count === 0) return false;
  if (toAccount === "pool") await collectDue(tx, organizationId);
  return true;
}
