import { Hono, type Context } from "hono";
import { z } from "zod";
import { parseJson } from "../fields";
import { canPush, canWriteIssues, refuse, type GitHubEnv } from "./caller";
import { findIssue, findRepository } from "./find-repository";
import { takePage } from "./paging";
import { presentComment, presentIssue } from "./present";
import type { GitHubIssue, GitHubRepository } from "./seed";

const labelNames = z
  .array(z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]))
  .optional();
const NewIssue = z.object({
  title: z.union([z.string().min(1), z.number().transform(String)]),
  body: z.string().nullish(),
  labels: labelNames,
  assignees: z.array(z.string()).optional(),
});
const IssueChange = NewIssue.partial().extend({
  state: z.enum(["open", "closed"]).optional(),
  state_reason: z.enum(["completed", "not_planned", "reopened"]).nullish(),
});
const NewComment = z.object({ body: z.string().min(1) });

/** `/repos/:owner/:repo/issues` and the comments below it. */
export function issueRoutes(): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();

  app.get("/:owner/:repo/issues", (c) => {
    const repository = findRepository(c);
    if (repository === undefined) return refuse(c, 404, "Not Found");
    const found = filterIssues(c, repository.issues);
    return c.json(
      takePage(c, found).map((each) => presentIssue(c.get("caller"), repository, each)),
    );
  });
  app.post("/:owner/:repo/issues", async (c) => {
    const caller = c.get("caller");
    const repository = findRepository(c);
    if (repository === undefined || !canWriteIssues(caller, repository))
      return refuse(c, 404, "Not Found");
    const body = NewIssue.safeParse(parseJson(await c.req.text()));
    if (!body.success) return invalid(c, body.error, "Issue");
    const { title, body: text, labels = [], assignees = [] } = body.data;
    // Labels and assignees of someone without push access are silently dropped, as at GitHub.
    const isTrusted = canPush(caller, repository);
    const issue = addIssue(caller.data, repository, caller.user.login, {
      title,
      body: text ?? null,
    });
    if (isTrusted) applyLabels(repository, issue, labels, () => (caller.data.lastId += 1));
    if (isTrusted) issue.assignees = knownLogins(repository, assignees);
    caller.record("issue.created", issue.id);
    return c.json(presentIssue(caller, repository, issue), 201);
  });
  app.get("/:owner/:repo/issues/:number", (c) => {
    const found = findIssue(c);
    if (found === undefined) return refuse(c, 404, "Not Found");
    const { repository, issue } = found;
    return c.json(presentIssue(c.get("caller"), repository, issue));
  });
  app.patch("/:owner/:repo/issues/:number", async (c) => {
    const caller = c.get("caller");
    const found = findIssue(c);
    if (found === undefined || !canWriteIssues(caller, found.repository))
      return refuse(c, 404, "Not Found");
    const { repository, issue } = found;
    if (!canPush(caller, repository) && issue.user !== caller.user.login)
      return refuse(c, 403, "Must have admin rights to Repository.");
    const body = IssueChange.safeParse(parseJson(await c.req.text()));
    if (!body.success) return invalid(c, body.error, "Issue");
    const { title, body: text, labels, assignees, state, state_reason: reason } = body.data;
    if (title !== undefined) issue.title = title;
    if (text !== undefined) issue.body = text;
    if (labels !== undefined)
      applyLabels(repository, issue, labels, () => (caller.data.lastId += 1));
    if (assignees !== undefined) issue.assignees = knownLogins(repository, assignees);
    if (state !== undefined && state !== issue.state) {
      issue.state = state;
      issue.stateReason = reason ?? (state === "closed" ? "completed" : "reopened");
      issue.closedAt = state === "closed" ? new Date().toISOString() : null;
    }
    issue.updatedAt = new Date().toISOString();
    caller.record("issue.updated", issue.id);
    return c.json(presentIssue(caller, repository, issue));
  });

  app.get("/:owner/:repo/issues/:number/comments", (c) => {
    const found = findIssue(c);
    if (found === undefined) return refuse(c, 404, "Not Found");
    const { repository, issue } = found;
    const comments = takePage(c, issue.comments);
    return c.json(comments.map((each) => presentComment(c.get("caller"), repository, issue, each)));
  });
  app.post("/:owner/:repo/issues/:number/comments", async (c) => {
    const caller = c.get("caller");
    const found = findIssue(c);
    if (found === undefined || !canWriteIssues(caller, found.repository))
      return refuse(c, 404, "Not Found");
    const { repository, issue } = found;
    const body = NewComment.safeParse(parseJson(await c.req.text()));
    if (!body.success) return invalid(c, body.error, "IssueComment");
    const now = new Date().toISOString();
    const id = (caller.data.lastId += 1);
    const comment = {
      id,
      user: caller.user.login,
      body: body.data.body,
      createdAt: now,
      updatedAt: now,
    };
    issue.comments.push(comment);
    issue.updatedAt = now;
    caller.record("comment.created", id);
    return c.json(presentComment(caller, repository, issue, comment), 201);
  });
  return app;
}

/** Adds an issue or a pull request under the repository's next number. */
export function addIssue(
  data: { lastId: number },
  repository: GitHubRepository,
  login: string,
  { title, body, pull = null }: Pick<GitHubIssue, "title" | "body"> & Partial<GitHubIssue>,
): GitHubIssue {
  data.lastId += 1;
  const now = new Date().toISOString();
  const issue: GitHubIssue = {
    id: data.lastId,
    number: Math.max(0, ...repository.issues.map(({ number }) => number)) + 1,
    title,
    body,
    state: "open",
    stateReason: null,
    user: login,
    labels: [],
    assignees: [],
    comments: [],
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    pull,
  };
  repository.issues.push(issue);
  return issue;
}

export function invalid(c: Context, error: z.ZodError, resource: string): Response {
  const fields = error.issues.map(({ path, code }) => ({
    resource,
    field: path.join("."),
    code: code === "invalid_type" ? "missing_field" : "invalid",
  }));
  return refuse(c, 422, "Validation Failed", fields);
}

function filterIssues(c: Context, issues: GitHubIssue[]): GitHubIssue[] {
  const { state = "open", labels = "", assignee, creator, since } = c.req.query();
  const wanted = labels.split(",").filter((label) => label !== "");
  const direction = c.req.query("direction") === "asc" ? 1 : -1;
  const key = c.req.query("sort") === "updated" ? "updatedAt" : "createdAt";
  return issues
    .filter((issue) => state === "all" || issue.state === state)
    .filter((issue) => wanted.every((label) => issue.labels.includes(label)))
    .filter((issue) => assignee === undefined || hasAssignee(issue, assignee))
    .filter((issue) => creator === undefined || issue.user === creator)
    .filter((issue) => since === undefined || Date.parse(issue.updatedAt) >= Date.parse(since))
    .sort((a, b) => direction * (Date.parse(a[key]) - Date.parse(b[key]) || a.number - b.number));
}

function hasAssignee(issue: GitHubIssue, assignee: string): boolean {
  if (assignee === "none") return issue.assignees.length === 0;
  return assignee === "*" ? issue.assignees.length > 0 : issue.assignees.includes(assignee);
}

function knownLogins(repository: GitHubRepository, logins: string[]): string[] {
  return logins.filter(
    (each) => each === repository.owner || repository.collaborators.includes(each),
  );
}

/** Labels that do not exist yet are made, as GitHub does. */
function applyLabels(
  repository: GitHubRepository,
  issue: GitHubIssue,
  names: string[],
  nextId: () => number,
): void {
  const unknown = names.filter((name) => !repository.labels.some((label) => label.name === name));
  const made = [...new Set(unknown)].map((name) => ({
    id: nextId(),
    name,
    color: "ededed",
    description: "",
  }));
  repository.labels = [...repository.labels, ...made];
  issue.labels = [...new Set(names)];
}
