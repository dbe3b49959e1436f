import type { Context } from "hono";
import { canRead, type GitHubEnv } from "./caller";
import type { GitHubIssue, GitHubRepository } from "./seed";

/** The repository of `/repos/:owner/:repo`, if the caller may see it. */
export function findRepository(c: Context<GitHubEnv>): GitHubRepository | undefined {
  const caller = c.get("caller");
  const [owner, name] = [c.req.param("owner"), c.req.param("repo")].map((p) => p?.toLowerCase());
  const repository = caller.data.repositories.find(
    (each) => each.owner.toLowerCase() === owner && each.name.toLowerCase() === name,
  );
  return repository !== undefined && canRead(caller, repository) ? repository : undefined;
}

/** The issue of `/repos/:owner/:repo/issues/:number`, with its repository. */
export function findIssue(
  c: Context<GitHubEnv>,
): { repository: GitHubRepository; issue: GitHubIssue } | undefined {
  const repository = findRepository(c);
  const issue = repository?.issues.find(({ number }) => String(number) === c.req.param("number"));
  return repository && issue && { repository, issue };
}
