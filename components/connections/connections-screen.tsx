"use client";

import { useMemo, useState, type ReactNode } from "react";
import type { IntegrationActions } from "@/components/integrations/integration-actions";
import type { OrganizationPlace } from "@/components/integrations/place";
import { useConnectionTests } from "./connection-tests-hook";
import { type AskedConnections, ConnectionsContext } from "./connections-context";
import { DisconnectDialog } from "./disconnect-dialog";
import { MakeDefaultDialog } from "./make-default-dialog";
import { MoveConnectionDialog } from "./move-connection-dialog";
import { ReconnectDialog } from "./reconnect-dialog";

type ConnectionsScreenProps = {
  organization: OrganizationPlace;
  actions: IntegrationActions;
  /** Told when an account that the page shows was disconnected. */
  onDisconnected?: () => void;
  children: ReactNode;
};

/** What every screen of accounts needs: their tests, and the dialogs that change them. */
export function ConnectionsScreen(props: ConnectionsScreenProps) {
  const { organization, actions, onDisconnected, children } = props;
  const [asked, ask] = useState<AskedConnections>();
  const tests = useConnectionTests(organization.id, actions);
  const screen = useMemo(
    () => ({ organization, actions, ask, ...tests }),
    [organization, actions, tests],
  );
  const [connection] = asked?.connections ?? [];
  const close = () => ask(undefined);

  return (
    <ConnectionsContext value={screen}>
      {children}
      {connection && asked?.kind === "move" && (
        <MoveConnectionDialog connections={asked.connections} onClose={close} />
      )}
      {connection && asked?.kind === "make_default" && (
        <MakeDefaultDialog connection={connection} onClose={close} />
      )}
      {connection && asked?.kind === "disconnect" && (
        <DisconnectDialog
          connection={connection}
          onClose={close}
          {...(onDisconnected && { onDone: onDisconnected })}
        />
      )}
      {connection && asked?.kind === "reconnect" && (
        <ReconnectDialog connection={connection} onClose={close} />
      )}
    </ConnectionsContext>
  );
}
