import { randomUUID } from "node:crypto";
import { z } from "zod";
import { toConnection } from "./connection";
import { toComment, toIssue, toLabel, toOrganization, toState, toTeam, toUser } from "./entities";
import { LinearError, type Args, type Entity } from "./execute-query";
import type { LinearIssue, LinearOrganization } from "./seed";

export type LinearCaller = {
  organization: LinearOrganization;
  scopes: string[];
  record: (action: string, id: string) => void;
};

const IssueChange = z.strictObject({
  title: z.string().min(1).optional(),
  description: z.string().nullish(),
  priority: z.int().min(0).max(4).optional(),
  stateId: z.string().optional(),
  assigneeId: z.string().nullish(),
  labelIds: z.array(z.string()).optional(),
});
const NewIssue = IssueChange.extend({ teamId: z.string(), title: z.string().min(1) });
const NewComment = z.strictObject({ issueId: z.string(), body: z.string().min(1) });

/** The root objects of the graph as one caller sees them. */
export function toRoots(caller: LinearCaller): { query: Entity; mutation: Entity } {
  return { query: toQuery(caller), mutation: toMutation(caller) };
}

function toQuery(caller: LinearCaller): Entity {
  const { organization } = caller;
  const { users, teams, labels, issues } = organization;
  const reading =
    <T>(run: (args: Args) => T) =>
    (args: Args) => {
      requireScope(caller, "read");
      return run(args);
    };
  const find = (args: Args, typename: string): Entity => {
    const asked = args.term ?? args.query;
    const term = typeof asked === "string" ? asked.toLowerCase() : "";
    const matching = issues.filter(({ title, description }) =>
      `${title} ${description ?? ""}`.toLowerCase().includes(term),
    );
    const found = matching.map((issue) => ({
      ...toIssue(organization, issue),
      __typename: typename,
    }));
    return { ...toConnection("Issue", found, args), totalCount: found.length };
  };
  return {
    __typename: "Query",
    viewer: reading(() => users[0] && toUser(organization, users[0])),
    organization: reading(() => toOrganization(organization)),
    teams: reading((args) =>
      toConnection(
        "Team",
        teams.map((team) => toTeam(organization, team)),
        args,
      ),
    ),
    team: reading(({ id }) => {
      const team = teams.find((each) => each.id === id || each.key === id);
      if (team === undefined) throw notFound("Team");
      return toTeam(organization, team);
    }),
    users: reading((args) =>
      toConnection(
        "User",
        users.map((user) => toUser(organization, user)),
        args,
      ),
    ),
    user: reading(({ id }) => {
      const user = users.find((each) => each.id === id);
      if (user === undefined) throw notFound("User");
      return toUser(organization, user);
    }),
    workflowStates: reading((args) => {
      const states = teams.flatMap((team) => team.states);
      return toConnection(
        "WorkflowState",
        states.map((each) => toState(organization, each)),
        args,
      );
    }),
    issueLabels: reading((args) => toConnection("IssueLabel", labels.map(toLabel), args)),
    issues: reading((args) =>
      toConnection(
        "Issue",
        issues.map((issue) => toIssue(organization, issue)),
        args,
      ),
    ),
    issue: reading(({ id }) => toIssue(organization, findIssue(organization, id))),
    issueSearch: reading((args) => find(args, "Issue")),
    // Its answer has types of its own, though they hold the same.
    searchIssues: reading((args) => ({
      ...find(args, "IssueSearchResult"),
      __typename: "IssueSearchPayload",
      archivePayload: {
        __typename: "ArchiveResponse",
        archive: "[]",
        databaseVersion: 1,
        includesDependencies: [],
        totalCount: 0,
      },
    })),
  };
}

function toMutation(caller: LinearCaller): Entity {
  const { organization, record } = caller;
  const payload = (kind: string, field: string, entity: Entity): Entity => ({
    __typename: `${kind}Payload`,
    success: true,
    lastSyncId: organization.issues.length,
    [field]: entity,
  });
  return {
    __typename: "Mutation",
    issueCreate: ({ input }: Args) => {
      requireScope(caller, "write", "issues:create");
      const { teamId, ...fields } = parseInput(NewIssue, input);
      const team = organization.teams.find(({ id }) => id === teamId);
      if (team === undefined) throw notFound("Team");
      const numbers = organization.issues.filter((each) => each.teamId === teamId);
      const now = new Date().toISOString();
      const issue: LinearIssue = {
        id: randomUUID(),
        number: Math.max(0, ...numbers.map(({ number }) => number)) + 1,
        teamId,
        title: fields.title,
        description: null,
        priority: 0,
        stateId: team.states[0]?.id ?? "",
        assigneeId: null,
        creatorId: organization.users[0]?.id ?? "",
        labelIds: [],
        comments: [],
        createdAt: now,
        updatedAt: now,
        completedAt: null,
      };
      change(organization, issue, fields);
      organization.issues.push(issue);
      record("issue.created", issue.id);
      return payload("Issue", "issue", toIssue(organization, issue));
    },
    issueUpdate: ({ id, input }: Args) => {
      requireScope(caller, "write");
      const issue = findIssue(organization, id);
      change(organization, issue, parseInput(IssueChange, input));
      record("issue.updated", issue.id);
      return payload("Issue", "issue", toIssue(organization, issue));
    },
    commentCreate: ({ input }: Args) => {
      requireScope(caller, "write", "comments:create");
      const { issueId, body } = parseInput(NewComment, input);
      const issue = findIssue(organization, issueId);
      const userId = organization.users[0]?.id ?? "";
      const comment = { id: randomUUID(), body, userId, createdAt: new Date().toISOString() };
      issue.comments.push(comment);
      issue.updatedAt = comment.createdAt;
      record("comment.created", comment.id);
      return payload("Comment", "comment", toComment(organization, issue, comment));
    },
  };
}

/** Checks every reference before it changes anything. */
function change(
  { teams, users, labels }: LinearOrganization,
  issue: LinearIssue,
  fields: z.infer<typeof IssueChange>,
): void {
  const { stateId, assigneeId, labelIds } = fields;
  const team = teams.find(({ id }) => id === issue.teamId);
  const state = team?.states.find(({ id }) => id === stateId);
  if (stateId !== undefined && state === undefined) throw notFound("WorkflowState");
  if (typeof assigneeId === "string" && !users.some(({ id }) => id === assigneeId))
    throw notFound("User");
  if (labelIds?.some((wanted) => !labels.some(({ id }) => id === wanted)))
    throw notFound("IssueLabel");
  Object.assign(issue, fields);
  issue.updatedAt = new Date().toISOString();
  if (state !== undefined) issue.completedAt = state.type === "completed" ? issue.updatedAt : null;
}

/** By id or by identifier, such as `ENG-1`. */
function findIssue({ issues, teams }: LinearOrganization, id: unknown): LinearIssue {
  const issue = issues.find((each) => {
    const key = teams.find((team) => team.id === each.teamId)?.key ?? "";
    return each.id === id || `${key}-${String(each.number)}` === String(id).toUpperCase();
  });
  if (issue === undefined) throw notFound("Issue");
  return issue;
}

function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new LinearError(
    `Argument Validation Error: ${z.prettifyError(parsed.error)}`,
    "invalid input",
    "INPUT_ERROR",
  );
}

function requireScope({ scopes }: LinearCaller, ...accepted: string[]): void {
  if (scopes.includes("admin") || accepted.some((scope) => scopes.includes(scope))) return;
  throw new LinearError(
    `Invalid scope: \`${accepted.join("` or `")}\` required`,
    "forbidden",
    "FORBIDDEN",
  );
}

function notFound(kind: string): LinearError {
  return new LinearError(`Entity not found: ${kind}`, "invalid input", "INPUT_ERROR");
}
