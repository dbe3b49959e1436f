import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useIntegrationsChanged } from "@/components/integrations/changed-hook";
import type { NodePlace, OrganizationPlace } from "@/components/integrations/place";
import { unwrap } from "@/components/unwrap";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import type { ConnectActions } from "./connect-actions";
import { hearAttempts } from "./connect-channel";
import { attemptQuery } from "./queries";

export type ConnectProps = {
  organization: OrganizationPlace;
  node: Pick<NodePlace, "id" | "name" | "kind"> & { path: string | null };
  integration: string;
  actions: ConnectActions;
  /** An attempt to go on with. */
  attemptId: string | null;
  /** The connection whose access is asked for anew. */
  reconnects: string | null;
  /** Its name: who the person should sign in as. */
  expectedAccount: string | null;
};

const windowName = "alfe-connect";
const windowFeatures = "popup,width=640,height=760";

/** Everything that connecting does: starts attempts, opens the provider's window, and watches. */
export function useConnect(props: ConnectProps) {
  const { organization, node, integration, actions, reconnects } = props;
  const [attemptId, setAttemptId] = useState(props.attemptId);
  const [blockedUrl, setBlockedUrl] = useState<string | null>(null);
  const queryClient = useQueryClient();
  const changed = useIntegrationsChanged(organization.id);
  const { data } = useQuery({ ...attemptQuery(attemptId ?? ""), enabled: attemptId !== null });
  const attempt = attemptId === null ? undefined : data;
  useHeard(attemptId);
  useEnding(attempt, changed);

  /** An attempt that can be used: the open one, else a new one. */
  const start = async (returnTo?: string): Promise<string> => {
    if (attemptId !== null && attempt?.isOpen && returnTo === undefined) {
      if (attempt.status === "partial" || attempt.status === "wrong_account")
        unwrap(await actions.resolveConnect(organization.id, { attemptId, choice: "ask_again" }));
      return attemptId;
    }
    const started = unwrap(
      await actions.startConnect(organization.id, {
        nodeId: node.id,
        integration,
        ...(reconnects !== null && { reconnects }),
        ...(returnTo !== undefined && { returnTo }),
      }),
    );
    if (started.attemptId === null) throw new Error("Nothing needs connecting here.");
    if (started.attempt)
      queryClient.setQueryData(attemptQuery(started.attemptId).queryKey, started.attempt);
    setAttemptId(started.attemptId);
    return started.attemptId;
  };

  const go = useMutation({
    mutationFn: async (into: { window: Window | null; returnTo?: string }) => {
      try {
        const id = await start(into.returnTo);
        const { url } = unwrap(await actions.authorizeConnect(organization.id, { attemptId: id }));
        if (into.returnTo !== undefined) window.location.assign(url);
        else if (into.window) into.window.location.replace(url);
        else setBlockedUrl(url);
        await queryClient.invalidateQueries(attemptQuery(id));
        await changed();
      } catch (error) {
        into.window?.close();
        throw error;
      }
    },
  });

  return {
    attempt,
    start,
    setAttemptId,
    blockedUrl,
    isGoing: go.isPending,
    error: go.error,
    /** Call it in the click itself: browsers open windows only then. */
    openWindow: () => {
      setBlockedUrl(null);
      go.mutate({ window: window.open("", windowName, windowFeatures) });
    },
    useThisTab: () =>
      go.mutate({ window: null, returnTo: window.location.pathname + window.location.search }),
  };
}

/** Looks at once when the callback's window says that it is through. */
function useHeard(attemptId: string | null): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (attemptId === null) return;
    return hearAttempts((heard) => {
      if (heard === attemptId) void queryClient.invalidateQueries(attemptQuery(attemptId));
    });
  }, [attemptId, queryClient]);
}

/** What is on the page changes with the end of an attempt, not by it: so it looks again. */
function useEnding(attempt: ConnectAttempt | undefined, changed: () => Promise<void>): void {
  const wasOpen = useRef(false);
  const isOpen = attempt?.isOpen;
  useEffect(() => {
    if (isOpen === false && wasOpen.current) void changed();
    wasOpen.current = isOpen ?? false;
  }, [isOpen, changed]);
}
