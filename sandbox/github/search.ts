import { Hono, type Context } from "hono";
import { hasWords, parseSearchQuery, type SearchQuery } from "../search-query";
import { canRead, refuse, type GitHubCaller, type GitHubEnv } from "./caller";
import { takePage } from "./paging";
import { nodeId, presentIssue, presentRepository } from "./present";
import type { GitHubIssue, GitHubRepository } from "./seed";

/** `/search/*`. Qualifiers that GitHub has and we do not are a 422, not a silent miss. */
export function searchRoutes(): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();

  app.get("/repositories", (c) =>
    search(c, repositoryQualifiers, (query, caller) =>
      visible(caller)
        .filter((repository) => matchesRepository(query, repository))
        .map((repository) => ({ ...presentRepository(caller, repository), score: 1 })),
    ),
  );
  app.get("/issues", (c) =>
    search(c, issueQualifiers, (query, caller) =>
      visible(caller).flatMap((repository) =>
        repository.issues
          .filter((issue) => matchesIssue(query, repository, issue))
          .map((issue) => ({ ...presentIssue(caller, repository, issue), score: 1 })),
      ),
    ),
  );
  app.get("/code", (c) =>
    search(c, codeQualifiers, (query, caller) =>
      visible(caller).flatMap((repository) =>
        Object.entries(repository.branches[repository.defaultBranch]?.files ?? {})
          .filter(([path, text]) => matchesFile(query, repository, path, text))
          .map(([path]) => presentHit(caller, repository, path)),
      ),
    ),
  );
  return app;
}

const repositoryQualifiers = ["user", "org", "repo", "language", "topic", "is", "in"];
const issueQualifiers = [
  ...["repo", "user", "org", "is", "type", "state", "author", "assignee", "label", "in"],
];
const codeQualifiers = ["repo", "user", "org", "path", "filename", "extension", "language", "in"];

function search<T>(
  c: Context<GitHubEnv>,
  known: string[],
  find: (query: SearchQuery, caller: GitHubCaller) => T[],
): Response {
  const query = parseSearchQuery(c.req.query("q") ?? "");
  const isEmpty = query.words.length + query.qualifiers.length === 0;
  if (isEmpty || query.qualifiers.some(({ name }) => !known.includes(name)))
    return refuse(c, 422, "Validation Failed", [
      { resource: "Search", field: "q", code: isEmpty ? "missing" : "invalid" },
    ]);
  const found = find(query, c.get("caller"));
  return c.json({
    total_count: found.length,
    incomplete_results: false,
    items: takePage(c, found),
  });
}

function visible(caller: GitHubCaller): GitHubRepository[] {
  return caller.data.repositories.filter((repository) => canRead(caller, repository));
}

function isPlace(repository: GitHubRepository, name: string, value: string): boolean {
  return name === "repo"
    ? `${repository.owner}/${repository.name}`.toLowerCase() === value
    : repository.owner.toLowerCase() === value;
}

function matchesRepository(query: SearchQuery, repository: GitHubRepository): boolean {
  const { owner, name, description, topics } = repository;
  const text = `${owner}/${name} ${description} ${topics.join(" ")}`;
  return (
    hasWords(query, text) &&
    query.qualifiers.every(({ name: qualifier, value }) => {
      if (qualifier === "language") return repository.language.toLowerCase() === value;
      if (qualifier === "topic") return topics.includes(value);
      if (qualifier === "is") return repository.isPrivate === (value === "private");
      return qualifier === "in" || isPlace(repository, qualifier, value);
    })
  );
}

function matchesIssue(
  query: SearchQuery,
  repository: GitHubRepository,
  issue: GitHubIssue,
): boolean {
  return (
    hasWords(query, `${issue.title} ${issue.body ?? ""}`) &&
    query.qualifiers.every(({ name, value }) => {
      if (name === "is" || name === "type" || name === "state") return is(repository, issue, value);
      if (name === "author") return issue.user === value;
      if (name === "assignee") return issue.assignees.includes(value);
      if (name === "label") return issue.labels.some((label) => label.toLowerCase() === value);
      return name === "in" || isPlace(repository, name, value);
    })
  );
}

function is(repository: GitHubRepository, issue: GitHubIssue, value: string): boolean {
  if (value === "issue") return issue.pull === null;
  if (value === "pr" || value === "pull-request") return issue.pull !== null;
  if (value === "private" || value === "public")
    return repository.isPrivate === (value === "private");
  return issue.state === value;
}

function matchesFile(
  query: SearchQuery,
  repository: GitHubRepository,
  path: string,
  text: string,
): boolean {
  const lower = path.toLowerCase();
  return (
    hasWords(query, `${path}\n${text}`) &&
    query.qualifiers.every(({ name, value }) => {
      if (name === "path") return lower.includes(value);
      if (name === "filename") return lower.split("/").at(-1)?.includes(value);
      if (name === "extension") return lower.endsWith(`.${value}`);
      if (name === "language") return repository.language.toLowerCase() === value;
      return name === "in" || isPlace(repository, name, value);
    })
  );
}

function presentHit(caller: GitHubCaller, repository: GitHubRepository, path: string) {
  const { owner, name, defaultBranch } = repository;
  return {
    name: path.split("/").at(-1),
    path,
    sha: nodeId("Blob", `${owner}/${name}/${path}`),
    url: `https://api.github.com/repos/${owner}/${name}/contents/${path}?ref=${defaultBranch}`,
    html_url: `https://github.com/${owner}/${name}/blob/${defaultBranch}/${path}`,
    repository: presentRepository(caller, repository),
    score: 1,
  };
}
