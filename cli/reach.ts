import { answer } from "./client";
import { confirm } from "./confirm";
import type { Context } from "./context";
import { count, note } from "./output";
import { safeText } from "./safe-text";
import type { Schema } from "./schema";

/** Shows whom an integration or account at a place would reach, and asks where that is more than one agent. */
export async function confirmReach(
  { client, principal, yes }: Context,
  { node, integration, account }: { node: string; integration: string; account: boolean },
): Promise<void> {
  // An agent's key reaches that agent alone.
  if (principal.kind === "agent") return;
  const path = { node, integration };
  const reach = await answer(
    client.GET("/nodes/{node}/integrations/{integration}/reach", { params: { path } }),
  );
  if (reach.agents <= 1) return;
  note(reachLines(reach, account).map(safeText).join("\n"));
  const what = account ? "Connect an account" : "Install it";
  await confirm(`${what} for ${count(reach.agents, "agent")}?`, { yes });
}

export function reachLines(reach: Schema<"Reach">, account: boolean): string[] {
  const { agents, agentNames, already, alreadyFrom, uses, keeps, switches, blocked } = reach;
  const others = agents - agentNames.length;
  return [
    `This reaches ${count(agents, "agent")}: ${agentNames.join(", ")}${others > 0 ? ` and ${others} more` : ""}.`,
    ...(already > 0
      ? [
          `${count(already, "agent has", "agents have")} it now${alreadyFrom === null ? "" : `, from ${alreadyFrom}`}.`,
        ]
      : []),
    ...(account && uses > 0 ? [`${count(uses, "agent")} would use the new account.`] : []),
    ...(account
      ? switches.map((from) => `${count(from.agents, "agent")} would leave ${from.account}.`)
      : []),
    ...(account
      ? keeps.map((kept) => `${count(kept.agents, "agent")} would keep ${kept.account}.`)
      : []),
    ...(blocked > 0 ? [`For ${count(blocked, "agent")} it is blocked.`] : []),
  ];
}
