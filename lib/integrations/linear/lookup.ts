import { z } from "zod";
import { invalidField } from "@/lib/errors";
import type { ProviderCall } from "@/lib/providers/provider";
import { query } from "./graphql";
import { TeamKey, type LinearSettings } from "./settings";

export const teamInput = TeamKey.optional().describe(
  "The team, by its key like ENG. Leave out for the default team of the settings.",
);

const States = z.object({ nodes: z.array(z.object({ id: z.string(), name: z.string() })) });
const Team = z.object({ id: z.string(), key: z.string(), states: States });

/** The team that a new issue belongs to, with its workflow. */
export async function requireTeam(
  call: ProviderCall,
  settings: LinearSettings,
  team: string | undefined,
): Promise<z.output<typeof Team>> {
  const key = team ?? settings.default_team;
  if (key === undefined)
    throw invalidField("team", "Name a team, or have the setting Default team filled in.");
  const { teams } = await query(
    call,
    z.object({ teams: z.object({ nodes: z.array(Team) }) }),
    "query Team($key: String!) { teams(filter: { key: { eq: $key } }, first: 1) { nodes { id key states(first: 100) { nodes { id name } } } } }",
    { key },
  );
  const [found] = teams.nodes;
  if (!found) throw invalidField("team", `Linear has no team ${key} that this account can see.`);
  return found;
}

/** The workflow of the team that an issue belongs to. */
export async function readStatesOf(call: ProviderCall, id: string) {
  const { issue } = await query(
    call,
    z.object({ issue: z.object({ team: z.object({ states: States }) }) }),
    "query IssueTeam($id: String!) { issue(id: $id) { id team { id states(first: 100) { nodes { id name } } } } }",
    { id },
  );
  return issue.team.states;
}

/** The id of a state by its name, in any case. */
export function requireState(states: z.output<typeof States>, name: string): string {
  const found = states.nodes.find((state) => state.name.toLowerCase() === name.toLowerCase());
  if (found) return found.id;
  const names = states.nodes.map((state) => state.name).join(", ");
  throw invalidField("state", `This team has no state "${name}". It has: ${names}.`);
}

export async function requireUser(call: ProviderCall, email: string): Promise<string> {
  const { users } = await query(
    call,
    z.object({ users: z.object({ nodes: z.array(z.object({ id: z.string() })) }) }),
    "query User($email: String!) { users(filter: { email: { eq: $email } }, first: 1) { nodes { id } } }",
    { email },
  );
  const [found] = users.nodes;
  if (!found) throw invalidField("assignee", `Nobody in the workspace has the address ${email}.`);
  return found.id;
}
