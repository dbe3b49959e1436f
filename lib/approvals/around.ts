import type { Effective } from "@/lib/installations/effective";
import type { PolicyInEffect } from "@/lib/policies/resolve";
import type { Exceeded } from "./exceeded-budgets";

/** An account as far as it must stay the same. */
export type Account = { id: string; accountId: string; nodeId: string; world: string };

/** Everything around a request that must not change until it is carried out (PRODUCT.md rule 25). */
export type Circumstances = {
  /** Ids of the agent and its ancestors, root first. */
  place: string[];
  blocks: string[];
  installations: { id: string; version: number; pinned: string | null }[];
  settings: Record<string, unknown> | null;
  /** Whether the tool can be called. */
  ready: boolean;
  /** The account that is used where none is named, and the named one. */
  accounts: { chosen: Account | null; named: Account | null };
  policy: { value: string; at: string | null };
  /** The budget that is to be raised, as it is now. */
  budget: { id: string; amountMicros: string } | null;
};

export type Around = {
  circumstances: Circumstances;
  policy: PolicyInEffect;
  /** Of the integration; null where it is about none. */
  effective: Effective | null;
  /** The account that it is about. */
  connectionId: string | null;
  /** Budgets that a call would exceed, and at which a person decides about that. */
  exceeded: Exceeded | null;
};
