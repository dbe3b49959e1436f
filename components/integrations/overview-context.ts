import { createContext, use } from "react";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import type { IntegrationActions } from "./integration-actions";
import type { NodePlace, OrganizationPlace } from "./place";

/** A question that a row or the panel asks before something changes. */
export type Asked = {
  kind: "block" | "unblock" | "remove" | "customize" | "pin" | "raise" | "top_up";
  row: EffectiveIntegration;
};

export type Overview = {
  organization: OrganizationPlace;
  node: NodePlace;
  actions: IntegrationActions;
  ask: (asked: Asked) => void;
};

export const OverviewContext = createContext<Overview | null>(null);

/** The node whose integrations are shown, and what can be done there. */
export function useOverview(): Overview {
  const overview = use(OverviewContext);
  if (!overview) throw new Error("This belongs inside an OverviewContext");
  return overview;
}
