import { z } from "zod";
import { defineTool } from "../manifest";
import { cursorInput, limitInput, nextCursorOutput } from "../page-input";
import { connectionOf, nextCursor, query } from "./graphql";
import { Issue, issueFields, IssueView, stateInput, toIssue } from "./issue";
import { teamInput } from "./lookup";
import type { LinearSettings } from "./settings";

const pageInfo = "pageInfo { hasNextPage endCursor }";

export const listIssues = defineTool<LinearSettings>()({
  name: "linear_list_issues",
  title: "List issues",
  description:
    "Lists issues, the most recently updated first, with the start of their text. Without a team it lists those of the default team of the settings, else of every team.",
  effect: "read",
  scopes: ["read"],
  input: z.object({
    team: teamInput,
    state: stateInput,
    assigned_to_me: z
      .boolean()
      .default(false)
      .describe("Only issues assigned to the connected account."),
    limit: limitInput,
    cursor: cursorInput,
  }),
  output: z.object({ issues: z.array(IssueView), next_cursor: nextCursorOutput }),
  async run({ call, settings }, { team, state, assigned_to_me, limit, cursor }) {
    const key = team ?? settings.default_team;
    const filter = {
      ...(key !== undefined && { team: { key: { eq: key } } }),
      ...(state !== undefined && { state: { name: { eqIgnoreCase: state } } }),
      ...(assigned_to_me && { assignee: { isMe: { eq: true } } }),
    };
    const { issues } = await query(
      call,
      z.object({ issues: connectionOf(Issue) }),
      `query Issues($filter: IssueFilter, $first: Int, $after: String) { issues(filter: $filter, first: $first, after: $after, orderBy: updatedAt) { nodes { ${issueFields} } ${pageInfo} } }`,
      { filter, first: limit, after: cursor },
    );
    return { issues: issues.nodes.map(toIssue), next_cursor: nextCursor(issues) };
  },
});

export const searchIssues = defineTool<LinearSettings>()({
  name: "linear_search_issues",
  title: "Search issues",
  description: "Finds issues of every team by words in their title or text.",
  effect: "read",
  scopes: ["read"],
  input: z.object({
    query: z.string().min(1).max(200).describe("Words to look for."),
    limit: limitInput,
    cursor: cursorInput,
  }),
  output: z.object({ issues: z.array(IssueView), next_cursor: nextCursorOutput }),
  async run({ call }, { query: term, limit, cursor }) {
    const { searchIssues: found } = await query(
      call,
      z.object({ searchIssues: connectionOf(Issue) }),
      `query SearchIssues($term: String!, $first: Int, $after: String) { searchIssues(term: $term, first: $first, after: $after) { nodes { ${issueFields} } ${pageInfo} } }`,
      { term, first: limit, after: cursor },
    );
    return { issues: found.nodes.map(toIssue), next_cursor: nextCursor(found) };
  },
});

const Team = z.object({ key: z.string(), name: z.string(), description: z.string().nullish() });

export const listTeams = defineTool<LinearSettings>()({
  name: "linear_list_teams",
  title: "List teams",
  description: "Lists the teams of the workspace with the keys that the other tools take.",
  effect: "read",
  scopes: ["read"],
  input: z.object({ limit: limitInput, cursor: cursorInput }),
  output: z.object({
    teams: z.array(z.object({ key: z.string(), name: z.string(), description: z.string() })),
    next_cursor: nextCursorOutput,
  }),
  async run({ call }, { limit, cursor }) {
    const { teams } = await query(
      call,
      z.object({ teams: connectionOf(Team) }),
      `query Teams($first: Int, $after: String) { teams(first: $first, after: $after) { nodes { id key name description } ${pageInfo} } }`,
      { first: limit, after: cursor },
    );
    return {
      teams: teams.nodes.map(({ key, name, description }) => ({
        key,
        name,
        description: description ?? "",
      })),
      next_cursor: nextCursor(teams),
    };
  },
});
