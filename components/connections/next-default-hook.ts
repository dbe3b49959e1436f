import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Connection } from "@/lib/connections/connection";
import { useConnectionsScreen } from "./connections-context";
import { noDefault } from "./next-default";
import { connectionsQuery } from "./queries";

/**
 * The choice of the next default for an account that goes: who could be it, and who is chosen. The
 * oldest of the others is proposed. Nothing is to choose where it is not the default or the only one.
 */
export function useNextDefault(going: Connection) {
  const { organization } = useConnectionsScreen();
  const [chosen, setChosen] = useState<string>();
  const { data, isPending } = useQuery({
    ...connectionsQuery(organization.id, going.owner.id),
    refetchInterval: false,
    enabled: going.isDefault,
  });
  const others = (data?.own ?? []).filter(
    ({ id, provider }) => id !== going.id && provider.id === going.provider.id,
  );
  const value = chosen ?? others[0]?.id ?? noDefault;
  return {
    /** Not known yet, so that nothing can be previewed. */
    isPending: going.isDefault && isPending,
    others,
    value,
    choose: setChosen,
    /** For the operation and its preview. */
    input: others.length > 0 && value !== noDefault ? { nextDefault: value } : {},
  };
}
