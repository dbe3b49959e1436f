import { z } from "zod";
import { defineTool } from "../manifest";
import { limitInput, nextCursorOutput } from "../page-input";
import { readAnswer } from "../read-answer";
import { api, nextPage, pageCursor, repositoryInput, repositoryUrl } from "./request";
import { repositoryScope } from "./scopes";
import type { GithubSettings } from "./settings";

const Issue = z.object({
  number: z.number(),
  title: z.string(),
  state: z.string(),
  html_url: z.string(),
  body: z.string().nullish(),
  comments: z.number().nullish(),
  updated_at: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])).default([]),
  pull_request: z.unknown().optional(),
});

const excerptLength = 2000;

const IssueView = z.object({
  number: z.number(),
  title: z.string(),
  state: z.string().describe("open or closed."),
  url: z.string(),
  author: z.string().optional(),
  labels: z.array(z.string()),
  comments: z.number().describe("How many comments it has."),
  updated_at: z.string().nullish(),
  body: z.string().describe("The start of its text."),
});

function toIssue(issue: z.output<typeof Issue>): z.output<typeof IssueView> {
  return {
    number: issue.number,
    title: issue.title,
    state: issue.state,
    url: issue.html_url,
    author: issue.user?.login,
    labels: issue.labels.flatMap((label) =>
      typeof label === "string" ? label : (label.name ?? []),
    ),
    comments: issue.comments ?? 0,
    updated_at: issue.updated_at,
    body: (issue.body ?? "").slice(0, excerptLength),
  };
}

export const listIssues = defineTool<GithubSettings>()({
  name: "github_list_issues",
  title: "List issues",
  description:
    "Lists the issues of one repository, the most recently updated first, with the start of their text. Pull requests are left out, so a page may hold fewer than asked for.",
  effect: "read",
  scopes: repositoryScope,
  input: z.object({
    repository: repositoryInput,
    state: z.enum(["open", "closed", "all"]).default("open").describe("Which issues to list."),
    labels: z
      .array(z.string().min(1).max(100))
      .max(20)
      .optional()
      .describe("Only issues that carry all of these labels."),
    limit: limitInput,
    cursor: pageCursor,
  }),
  output: z.object({ issues: z.array(IssueView), next_cursor: nextCursorOutput }),
  async run({ call, settings }, { repository, state, labels, limit, cursor }) {
    const response = await call({
      url: `${repositoryUrl(settings, repository)}/issues`,
      query: {
        state,
        labels: labels?.join(","),
        sort: "updated",
        direction: "desc",
        per_page: limit,
        page: cursor,
      },
    });
    const issues = readAnswer(z.array(Issue), response);
    return {
      issues: issues.filter(({ pull_request }) => pull_request === undefined).map(toIssue),
      next_cursor: nextPage(response),
    };
  },
});

export const searchIssues = defineTool<GithubSettings>()({
  name: "github_search_issues",
  title: "Search issues",
  description:
    'Finds issues and pull requests by their words, over all repositories that the account can see. Narrow it with qualifiers such as "repo:acme/site is:issue is:open".',
  effect: "read",
  scopes: repositoryScope,
  input: z.object({
    query: z
      .string()
      .min(1)
      .max(256)
      .describe('Words and qualifiers, e.g. "broken link repo:acme/site is:open".'),
    limit: limitInput,
    cursor: pageCursor,
  }),
  output: z.object({
    total: z.number().describe("How many there are on all pages."),
    issues: z.array(IssueView.extend({ kind: z.enum(["issue", "pull request"]) })),
    next_cursor: nextCursorOutput,
  }),
  async run({ call }, { query, limit, cursor }) {
    const response = await call({
      url: `${api}/search/issues`,
      query: { q: query, per_page: limit, page: cursor },
    });
    const Found = z.object({ total_count: z.number(), items: z.array(Issue) });
    const { total_count, items } = readAnswer(Found, response);
    return {
      total: total_count,
      issues: items.map((item) => ({
        ...toIssue(item),
        kind: item.pull_request === undefined ? ("issue" as const) : ("pull request" as const),
      })),
      next_cursor: nextPage(response),
    };
  },
});

export const createIssue = defineTool<GithubSettings>()({
  name: "github_create_issue",
  title: "Create an issue",
  description:
    "Opens a new issue in a repository and returns its number and address. Everyone who watches the repository is notified.",
  effect: "write",
  scopes: repositoryScope,
  input: z.object({
    repository: repositoryInput,
    title: z.string().min(1).max(256).describe("One line that says what it is about."),
    body: z.string().max(65_536).optional().describe("The text, in GitHub Markdown."),
    labels: z
      .array(z.string().min(1).max(100))
      .max(20)
      .optional()
      .describe("Names of labels to put on it."),
  }),
  output: IssueView,
  async run({ call, settings }, { repository, ...json }) {
    const url = `${repositoryUrl(settings, repository)}/issues`;
    return toIssue(readAnswer(Issue, await call({ method: "POST", url, json })));
  },
});

const Comment = z.object({ id: z.number(), html_url: z.string() });

export const createComment = defineTool<GithubSettings>()({
  name: "github_create_comment",
  title: "Comment on an issue",
  description:
    "Adds a comment to an issue or pull request and returns its address. The people who follow it are notified.",
  effect: "write",
  scopes: repositoryScope,
  input: z.object({
    repository: repositoryInput,
    number: z.int().min(1).max(10_000_000).describe("Number of the issue or pull request."),
    body: z.string().min(1).max(65_536).describe("The comment, in GitHub Markdown."),
  }),
  output: z.object({ id: z.number(), url: z.string() }),
  async run({ call, settings }, { repository, number, body }) {
    const url = `${repositoryUrl(settings, repository)}/issues/${number}/comments`;
    const { id, html_url } = readAnswer(
      Comment,
      await call({ method: "POST", url, json: { body } }),
    );
    return { id, url: html_url };
  },
});
