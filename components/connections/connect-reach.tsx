"use client";

import { useQuery } from "@tanstack/react-query";
import { AgentNames } from "@/components/changes/agent-names";
import { reachQuery } from "@/components/integrations/queries";
import { plural } from "@/components/plural";
import { Skeleton } from "@/components/ui/skeleton";
import type { ConnectProps } from "./connect-hook";

type ConnectReachProps = Pick<
  ConnectProps,
  "organization" | "node" | "integration" | "expectedAccount"
>;

/** Who will be able to use the account, who manages it, and who leaves another one for it. */
export function ConnectReach(props: ConnectReachProps) {
  const { organization, node, integration, expectedAccount } = props;
  const { data } = useQuery(reachQuery(organization.id, node.id, integration));
  const managers = node.kind === "project" || node.kind === "agent" ? "members" : "admins";
  // Whoever uses the account that is asked for anew keeps it, and uses it.
  const kept = (data?.keeps ?? []).filter(({ account }) => account !== expectedAccount);
  const switches = (data?.switches ?? []).filter(({ account }) => account !== expectedAccount);
  const users = data ? Math.max(data.uses, data.agents - data.blocked - agentsOf(kept)) : 0;
  return (
    <div className="flex flex-col gap-1 text-sm">
      {data ? (
        <p>
          Who can use it:{" "}
          <span className="font-medium">
            {node.kind === "agent" ? node.name : `${plural(users, "agent")} below ${node.name}`}
          </span>
          . Managed by: {managers} of {node.name}.
        </p>
      ) : (
        <Skeleton className="h-5 w-4/5" />
      )}
      {switches.map(({ account, agents, agentNames }) => (
        <div key={account}>
          <p>
            Effect: {plural(agents, "agent switches", "agents switch")} from {account} to this
            account.
          </p>
          <AgentNames names={agentNames} count={agents} />
        </div>
      ))}
      {kept.map(({ account, agents }) => (
        <p key={account} className="text-muted">
          {plural(agents, "agent keeps", "agents keep")} {account}.
        </p>
      ))}
    </div>
  );
}

const agentsOf = (groups: readonly { agents: number }[]): number =>
  groups.reduce((sum, { agents }) => sum + agents, 0);
