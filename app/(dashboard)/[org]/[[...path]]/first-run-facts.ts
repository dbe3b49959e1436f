import { listIntegrations } from "@/lib/installations/list";
import { listToolCalls } from "@/lib/tools/list-calls";
import { runPage } from "@/lib/transport/page";
import { getLineage } from "@/lib/tree/get-lineage";
import { listChildren } from "@/lib/tree/list-children";
import type { Ancestor } from "@/lib/tree/node";

/** What the first-run card ticks: facts, not clicks. */
export type FirstRunFacts = {
  /** The line down to an example agent, root first; null while there is no agent. */
  line: Ancestor[] | null;
  connected: boolean;
  tried: boolean;
};

export async function firstRunFacts(org: string, rootId: string): Promise<FirstRunFacts> {
  const agentId = await exampleAgent(org, rootId);
  if (agentId === undefined) return { line: null, connected: false, tried: false };
  const { lineage } = await runPage(getLineage, org, { nodeId: agentId });
  const { integrations } = await runPage(listIntegrations, org, { nodeId: agentId });
  const done = { nodeId: agentId, outcome: "done", limit: 1 } as const;
  const { calls } = await runPage(listToolCalls, org, done);
  return {
    line: lineage,
    connected: integrations.some(
      ({ status, provider }) => status === "active" && provider !== null,
    ),
    tried: calls.length > 0,
  };
}

/** The first agent of the deepest place, which shows best what inheriting means. */
async function exampleAgent(org: string, rootId: string): Promise<string | undefined> {
  const below = async (nodeId: string) =>
    (await runPage(listChildren, org, { nodeId, limit: 50 })).nodes;
  const top = await below(rootId);
  const teams = top.filter(({ kind, childCount }) => kind === "team" && childCount > 0);
  for (const team of teams.slice(0, 5)) {
    const inTeam = await below(team.id);
    for (const project of inTeam
      .filter(({ kind, childCount }) => kind === "project" && childCount > 0)
      .toReversed()) {
      const agent = (await below(project.id))[0];
      if (agent) return agent.id;
    }
  }
  const flat = [...top, ...(teams[0] ? await below(teams[0].id) : [])];
  const project = flat.find(({ kind, childCount }) => kind === "project" && childCount > 0);
  const inProject = project ? await below(project.id) : [];
  return [...inProject, ...flat].find(({ kind }) => kind === "agent")?.id;
}
