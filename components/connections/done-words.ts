import { inWords, plural } from "@/components/plural";
import type { NodePlace } from "@/components/integrations/place";
import type { Reach } from "@/lib/installations/preview-reach";

/** How many agents use the account: all that are reached, without the blocked and those with another one. */
function countUsers({ agents, blocked, keeps }: Reach, account: string | null): number {
  const others = keeps.filter((each) => each.account !== account);
  return others.reduce((sum, each) => sum - each.agents, agents - blocked);
}

/** "For 11 agents; triage keeps its own." A second account is used by nobody until someone chooses it. */
export function usersWords(reach: Reach, account: string | null): string {
  const others = reach.keeps.filter((each) => each.account !== account);
  const kept = others.map(({ account: own, agents, agentNames }) => {
    const who = agents <= 3 ? inWords(agentNames) : plural(agents, "agent");
    return `; ${who} ${agents === 1 ? "keeps" : "keep"} ${own}`;
  });
  const count = countUsers(reach, account);
  const users = count === 0 ? "No agent uses it yet" : `For ${plural(count, "agent")}`;
  return `${users}${kept.join("")}.`;
}

/** "octocat is back. 11 agents have their tools again." */
export function backWords(
  account: string,
  node: Pick<NodePlace, "kind" | "name">,
  reach: Reach | undefined,
): string {
  if (node.kind === "agent") return `${account} is back. ${node.name} has its tools again.`;
  const count = reach && countUsers(reach, account);
  if (!count) return `${account} is back.`;
  return `${account} is back. ${plural(count, "agent has its tools", "agents have their tools")} again.`;
}
