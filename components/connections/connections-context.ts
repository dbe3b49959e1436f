import { createContext, use } from "react";
import type { IntegrationActions } from "@/components/integrations/integration-actions";
import type { OrganizationPlace } from "@/components/integrations/place";
import type { Connection } from "@/lib/connections/connection";
import type { ConnectionTests } from "./connection-tests-hook";

/** A question about accounts that is asked before something changes. */
export type AskedConnections = {
  kind: "move" | "make_default" | "disconnect" | "reconnect";
  /** More than one only to be moved. */
  connections: readonly Connection[];
};

export type ConnectionsScreen = ConnectionTests & {
  organization: OrganizationPlace;
  actions: IntegrationActions;
  ask: (asked: AskedConnections) => void;
};

export const ConnectionsContext = createContext<ConnectionsScreen | null>(null);

/** What the rows and pages of accounts share. */
export function useConnectionsScreen(): ConnectionsScreen {
  const screen = use(ConnectionsContext);
  if (!screen) throw new Error("This belongs inside a ConnectionsScreen");
  return screen;
}
