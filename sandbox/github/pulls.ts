import { Hono } from "hono";
import { z } from "zod";
import { parseJson } from "../fields";
import { canWriteIssues, refuse, type GitHubCaller, type GitHubEnv } from "./caller";
import { findIssue, findRepository } from "./find-repository";
import { addIssue, invalid } from "./issues";
import { takePage } from "./paging";
import { presentIssue, presentLogin, presentRepository } from "./present";
import type { GitHubIssue, GitHubRepository } from "./seed";

const NewPull = z.object({
  title: z.string().min(1),
  head: z.string().min(1),
  base: z.string().min(1),
  body: z.string().nullish(),
  draft: z.boolean().default(false),
});

/** `/repos/:owner/:repo/pulls`. */
export function pullRoutes(): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();

  app.get("/:owner/:repo/pulls", (c) => {
    const repository = findRepository(c);
    if (repository === undefined) return refuse(c, 404, "Not Found");
    const { state = "open", base, head } = c.req.query();
    const pulls = repository.issues
      .filter((issue) => issue.pull !== null && (state === "all" || issue.state === state))
      .filter(({ pull }) => base === undefined || pull?.base === base)
      .filter(({ pull }) => head === undefined || pull?.head === head.split(":").at(-1));
    return c.json(takePage(c, pulls).map((each) => presentPull(c.get("caller"), repository, each)));
  });
  app.get("/:owner/:repo/pulls/:number", (c) => {
    const found = findIssue(c);
    if (!found?.issue.pull) return refuse(c, 404, "Not Found");
    const { repository, issue } = found;
    return c.json(presentPull(c.get("caller"), repository, issue));
  });
  app.post("/:owner/:repo/pulls", async (c) => {
    const caller = c.get("caller");
    const repository = findRepository(c);
    if (repository === undefined || !canWriteIssues(caller, repository))
      return refuse(c, 404, "Not Found");
    const body = NewPull.safeParse(parseJson(await c.req.text()));
    if (!body.success) return invalid(c, body.error, "PullRequest");
    const { title, base, draft } = body.data;
    const head = body.data.head.split(":").at(-1) ?? "";
    for (const [field, name] of Object.entries({ head, base }))
      if (!repository.branches[name])
        return refuse(c, 422, "Validation Failed", [
          { resource: "PullRequest", field, code: "invalid" },
        ]);
    if (repository.branches[head]?.sha === repository.branches[base]?.sha)
      return refuse(c, 422, "Validation Failed", [
        {
          resource: "PullRequest",
          code: "custom",
          message: `No commits between ${base} and ${head}`,
        },
      ]);
    if (repository.issues.some((each) => each.state === "open" && each.pull?.head === head))
      return refuse(c, 422, "Validation Failed", [
        {
          resource: "PullRequest",
          code: "custom",
          message: `A pull request already exists for ${repository.owner}:${head}.`,
        },
      ]);
    const pull = { head, base, isDraft: draft };
    const text = body.data.body ?? null;
    const issue = addIssue(caller.data, repository, caller.user.login, { title, body: text, pull });
    caller.record("pull.created", issue.id);
    return c.json(presentPull(caller, repository, issue), 201);
  });
  return app;
}

function presentPull(caller: GitHubCaller, repository: GitHubRepository, issue: GitHubIssue) {
  const { pull_request: links, ...shown } = presentIssue(caller, repository, issue);
  const branch = (ref = "") => ({
    ref,
    label: `${repository.owner}:${ref}`,
    sha: repository.branches[ref]?.sha,
    user: presentLogin(caller, repository.owner),
    repo: presentRepository(caller, repository),
  });
  return {
    ...shown,
    url: links?.url,
    issue_url: shown.url,
    head: branch(issue.pull?.head),
    base: branch(issue.pull?.base),
    merged: false,
    mergeable: true,
    merged_at: null,
    merge_commit_sha: null,
    requested_reviewers: [],
  };
}
