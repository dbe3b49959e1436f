import { createContext, use } from "react";
import type { NamedNode } from "@/lib/installations/effective-integration";
import type { PolicySubject, PolicyValue } from "@/lib/policies/policy";
import type { PolicyEntry } from "@/lib/policies/policy-entry";
import type { Draft } from "./draft";

type PolicyScreen = {
  node: NamedNode;
  own: readonly PolicyEntry[];
  draft: Draft;
  canEdit: boolean;
  change: (subject: PolicySubject, value: PolicyValue | null) => void;
};

export const PolicyContext = createContext<PolicyScreen | null>(null);

/** What the cells of the policies share. */
export function usePolicyScreen(): PolicyScreen {
  const screen = use(PolicyContext);
  if (!screen) throw new Error("This belongs inside the policies of a node");
  return screen;
}
