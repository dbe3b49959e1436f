import "server-only";
import { creditKey, type PriceOf, priceOf, type Wanted } from "@/lib/credits/hold";
import type { CheckedCall } from "./check-call";

/** Longer than a call takes with noting how it ended. */
const heldForMs = 3 * 60_000;

/** An account that the organization pays itself costs no credit, and is a line of the ledger all the same. */
const ownPrice: PriceOf = { version: "own", micros: 0n, per: 1n, allowance: 0n, mostTimes: 1 };

type Call = {
  organizationId: string;
  nodeId: string;
  callId: string;
  /** Budgets that it may exceed, as a person approved. */
  overBudgets?: readonly string[] | undefined;
};

/**
 * What a call is charged as. It is held in the statement that notes the call, charged where the call succeeded or
 * may have, and given back where it failed. Undefined for tools that are free, or that count by themselves.
 */
export function chargeOf(
  { integration, tool, args, account, isSandbox }: CheckedCall,
  { organizationId, nodeId, callId, overBudgets }: Call,
): Wanted | undefined {
  if (!tool.charge) return undefined;
  const { meter, quantity } = tool.charge;
  return {
    organizationId,
    key: creditKey.call(callId),
    nodeId,
    integration: integration.id,
    connectionId: account?.id,
    callId,
    meter,
    quantity: quantity?.(args) ?? 1n,
    price: account?.ownAccount ? ownPrice : priceOf(meter),
    sandbox: isSandbox,
    expiresAt: new Date(Date.now() + heldForMs),
    overBudgets,
  };
}
