"use client";

import { useQuery } from "@tanstack/react-query";
import { AgentNames } from "@/components/changes/agent-names";
import { inWords, plural } from "@/components/plural";
import { SectionError } from "@/components/section-error";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import type { CatalogDetail } from "@/lib/installations/get-catalog-integration";
import { reachQuery } from "./queries";

type ReachSummaryProps = {
  organizationId: string;
  node: { id: string; name: string; kind: string };
  entry: CatalogDetail;
};

/** Which agents an installation at a node would reach, and who keeps something else. */
export function ReachSummary({ organizationId, node, entry }: ReachSummaryProps) {
  const { data, isError, refetch, isFetching } = useQuery(
    reachQuery(organizationId, node.id, entry.id),
  );
  if (isError)
    return (
      <SectionError section="whom it reaches" onRetry={() => void refetch()} pending={isFetching} />
    );
  if (!data)
    return (
      <SkeletonGroup label="Counting the agents it reaches" className="flex flex-col gap-2">
        <Skeleton className="h-5 w-3/5" />
        <Skeleton className="h-5 w-2/5" />
      </SkeletonGroup>
    );
  const own = entry.identity === "own" && node.kind !== "agent";
  return (
    <div className="flex flex-col gap-1">
      {node.kind === "agent" ? (
        <p>Only {node.name} will have this.</p>
      ) : data.agents === 0 ? (
        <p>No agents yet; those made here later will have it.</p>
      ) : own ? (
        <p>
          Each agent still connects its own bot. This makes it ready for{" "}
          {plural(data.agents, "agent")}.
        </p>
      ) : (
        <AgentNames names={data.agentNames} count={data.agents} />
      )}
      {!own &&
        data.keeps.map(({ account, agents, agentNames }) => (
          <p key={account} className="text-sm text-muted">
            {agents <= 3 ? inWords(agentNames) : plural(agents, "agent")}{" "}
            {agents === 1 ? "keeps" : "keep"} {account}, connected nearer or already here.
          </p>
        ))}
      {data.alreadyFrom !== null && data.already > 0 && node.kind !== "agent" && (
        <p className="text-sm text-muted">
          {plural(data.already, "agent already has", "agents already have")} {entry.name} from{" "}
          {data.alreadyFrom}. Installing here lets you use other settings or another account.
        </p>
      )}
      {data.blocked > 0 && (
        <p className="text-sm text-muted">
          {plural(data.blocked, "agent")} will not have it: it is blocked there.
        </p>
      )}
    </div>
  );
}
