import { Hono } from "hono";
import { z } from "zod";
import { parseJson } from "../fields";
import { canPush, canRead, isMember, refuse, type GitHubEnv } from "./caller";
import { findRepository } from "./find-repository";
import { takePage } from "./paging";
import { presentRepository, presentUser } from "./present";

const NewRef = z.object({ ref: z.string().startsWith("refs/heads/"), sha: z.string() });

/** The account itself, its repositories and their branches. */
export function repositoryRoutes(): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();

  app.get("/user", (c) => {
    const { user, scopes, data } = c.get("caller");
    const seesMail = scopes.includes("user") || scopes.includes("user:email");
    const owned = data.repositories.filter(({ owner }) => owner === user.login);
    return c.json({
      ...presentUser(user),
      name: user.name,
      email: seesMail ? user.email : null,
      bio: user.bio,
      company: "Acme Inc.",
      public_repos: owned.filter(({ isPrivate }) => !isPrivate).length,
      created_at: "2019-01-14T04:33:35Z",
    });
  });
  app.get("/user/repos", (c) => {
    const caller = c.get("caller");
    const visibility = c.req.query("visibility") ?? "all";
    const mine = caller.data.repositories
      .filter((each) => isMember(caller.user, each) && canRead(caller, each))
      .filter((each) => visibility === "all" || each.isPrivate === (visibility === "private"));
    return c.json(takePage(c, mine).map((each) => presentRepository(caller, each)));
  });
  app.get("/user/orgs", (c) => {
    const { user, scopes, data } = c.get("caller");
    if (!["read:org", "write:org", "admin:org"].some((scope) => scopes.includes(scope)))
      return refuse(c, 403, "You need at least read:org scope to list your organizations.");
    const organizations = data.users
      .filter(({ type, login }) => {
        const owned = data.repositories.filter(({ owner }) => owner === login);
        return type === "Organization" && owned.some((each) => isMember(user, each));
      })
      .map(({ login, bio }) => ({
        login,
        url: `https://api.github.com/orgs/${login}`,
        description: bio,
      }));
    return c.json(takePage(c, organizations));
  });
  app.get("/repos/:owner/:repo", (c) => {
    const repository = findRepository(c);
    if (repository === undefined) return refuse(c, 404, "Not Found");
    return c.json(presentRepository(c.get("caller"), repository));
  });
  app.get("/repos/:owner/:repo/branches", (c) => {
    const branches = findRepository(c)?.branches;
    if (branches === undefined) return refuse(c, 404, "Not Found");
    const all = Object.entries(branches).map(([name, { sha }]) => presentBranch(name, sha));
    return c.json(takePage(c, all));
  });
  app.get("/repos/:owner/:repo/branches/:branch", (c) => {
    const name = c.req.param("branch");
    const branch = findRepository(c)?.branches[name];
    if (branch === undefined) return refuse(c, 404, "Branch not found");
    return c.json(presentBranch(name, branch.sha));
  });
  app.get("/repos/:owner/:repo/git/ref/heads/:branch", (c) => {
    const name = c.req.param("branch");
    const branch = findRepository(c)?.branches[name];
    if (branch === undefined) return refuse(c, 404, "Not Found");
    return c.json({ ref: `refs/heads/${name}`, object: { type: "commit", sha: branch.sha } });
  });
  app.post("/repos/:owner/:repo/git/refs", async (c) => {
    const caller = c.get("caller");
    const repository = findRepository(c);
    if (repository === undefined || !canPush(caller, repository))
      return refuse(c, 404, "Not Found");
    const body = NewRef.safeParse(parseJson(await c.req.text()));
    if (!body.success) return refuse(c, 422, z.prettifyError(body.error));
    const name = body.data.ref.replace("refs/heads/", "");
    const from = Object.values(repository.branches).find(({ sha }) => sha === body.data.sha);
    if (repository.branches[name]) return refuse(c, 422, "Reference already exists");
    if (from === undefined) return refuse(c, 422, "Object does not exist");
    repository.branches[name] = { sha: from.sha, files: { ...from.files } };
    caller.record("branch.created", `${repository.owner}/${repository.name}/${name}`);
    return c.json({ ref: body.data.ref, object: { type: "commit", sha: from.sha } }, 201);
  });
  return app;
}

function presentBranch(name: string, sha: string) {
  return { name, commit: { sha, url: `https://api.github.com/commits/${sha}` }, protected: false };
}
