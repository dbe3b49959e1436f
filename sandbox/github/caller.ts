import type { Context, MiddlewareHandler } from "hono";
import { bearerOf } from "../credentials";
import { findLive } from "../oauth";
import type { Sandbox } from "../sandbox";
import type { GitHubData, GitHubRepository, GitHubUser } from "./seed";

/** Who calls, and what they may see and change. */
export type GitHubCaller = {
  user: GitHubUser;
  scopes: string[];
  data: GitHubData;
  /** Notes a write under the caller's name. */
  record: (action: string, id: string | number) => void;
};

export type GitHubEnv = { Variables: { caller: GitHubCaller } };

export function authenticateGitHub(sandbox: Sandbox): MiddlewareHandler<GitHubEnv> {
  return async (c, next) => {
    if ((c.req.header("user-agent") ?? "") === "")
      return c.text(
        "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.",
        403,
      );
    const { state } = sandbox.store;
    const token = bearerOf(c.req.header("authorization"));
    if (token === undefined) return refuse(c, 401, "Requires authentication");
    const live = findLive(state, "github", token, "access");
    const user = state.github.users.find(({ login }) => login === live?.grant.account);
    if (live === undefined || user === undefined) return refuse(c, 401, "Bad credentials");
    const { scopes } = live.token;
    c.set("caller", {
      user,
      scopes,
      data: state.github,
      record: (action, id) => {
        sandbox.store.record("github", user.login, action, id);
      },
    });
    await next();
    c.header("x-oauth-scopes", scopes.join(", "));
    c.header("x-oauth-client-id", live.grant.clientId);
    c.header("x-github-media-type", "github.v3; format=json");
  };
}

export function canRead({ user, scopes }: GitHubCaller, repository: GitHubRepository): boolean {
  if (!repository.isPrivate) return true;
  return scopes.includes("repo") && isMember(user, repository);
}

/** May take part in issues; GitHub hides what a token's scopes do not cover behind a 404. */
export function canWriteIssues(caller: GitHubCaller, repository: GitHubRepository): boolean {
  if (!canRead(caller, repository)) return false;
  return caller.scopes.includes("repo") || caller.scopes.includes("public_repo");
}

export function canPush(caller: GitHubCaller, repository: GitHubRepository): boolean {
  return canWriteIssues(caller, repository) && isMember(caller.user, repository);
}

export function isMember(user: GitHubUser, repository: GitHubRepository): boolean {
  return repository.owner === user.login || repository.collaborators.includes(user.login);
}

export function refuse(
  c: Context,
  status: 400 | 401 | 403 | 404 | 409 | 422,
  message: string,
  errors?: object[],
): Response {
  const documentation = {
    documentation_url: "https://docs.github.com/rest",
    status: String(status),
  };
  return c.json(
    errors === undefined ? { message, ...documentation } : { message, errors, ...documentation },
    status,
  );
}
