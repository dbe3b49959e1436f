import { z } from "zod";
import { defineTool } from "../manifest";
import { limitInput, nextCursorOutput } from "../page-input";
import { readAnswer } from "../read-answer";
import { FileView, toFile } from "./file";
import { api, nextPage, pageCursor, repositoryInput, repositoryUrl } from "./request";
import { organizationScope, repositoryScope } from "./scopes";
import type { GithubSettings } from "./settings";

const Repositories = z.object({
  total_count: z.number(),
  items: z.array(
    z.object({
      full_name: z.string(),
      description: z.string().nullish(),
      html_url: z.string(),
      private: z.boolean(),
      default_branch: z.string().nullish(),
      language: z.string().nullish(),
      stargazers_count: z.number().nullish(),
      updated_at: z.string().nullish(),
    }),
  ),
});

export const searchRepositories = defineTool<GithubSettings>()({
  name: "github_search_repositories",
  title: "Search repositories",
  description:
    "Finds repositories that the connected account can see, public ones and its own private ones. Returns owner/name, description and address of each. It does not look inside files.",
  effect: "read",
  scopes: repositoryScope,
  input: z.object({
    query: z
      .string()
      .min(1)
      .max(256)
      .describe('Words and GitHub search qualifiers, e.g. "billing org:acme language:go".'),
    limit: limitInput,
    cursor: pageCursor,
  }),
  output: z.object({
    total: z.number().describe("How many there are on all pages."),
    repositories: z.array(
      z.object({
        repository: z.string().describe("owner/name, as the other tools take it."),
        description: z.string(),
        url: z.string(),
        private: z.boolean(),
        default_branch: z.string().nullish(),
        language: z.string().nullish(),
        stars: z.number().nullish(),
        updated_at: z.string().nullish(),
      }),
    ),
    next_cursor: nextCursorOutput,
  }),
  async run({ call }, { query, limit, cursor }) {
    const response = await call({
      url: `${api}/search/repositories`,
      query: { q: query, per_page: limit, page: cursor },
    });
    const { total_count, items } = readAnswer(Repositories, response);
    return {
      total: total_count,
      repositories: items.map((item) => ({
        repository: item.full_name,
        description: item.description ?? "",
        url: item.html_url,
        private: item.private,
        default_branch: item.default_branch,
        language: item.language,
        stars: item.stargazers_count,
        updated_at: item.updated_at,
      })),
      next_cursor: nextPage(response),
    };
  },
});

const pathInput = z
  .string()
  .max(1000)
  .regex(
    /^(?!\/)(?!(?:.*\/)?\.{1,2}(?:\/|$))[^\\\p{Cc}]*$/u,
    "Enter a path inside the repository, without . or ..",
  )
  .default("")
  .describe("Path inside the repository, e.g. src/index.ts. Empty for the top folder.");

export const readFile = defineTool<GithubSettings>()({
  name: "github_read_file",
  title: "Read a file",
  description:
    "Reads one text file of a repository, or lists a folder when the path is one. Long files are cut and marked as truncated. It cannot read binary files or files over 1 MB.",
  effect: "read",
  scopes: repositoryScope,
  input: z.object({
    repository: repositoryInput,
    path: pathInput,
    ref: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe("Branch, tag or commit. Leave out for the base branch of the settings."),
  }),
  output: FileView,
  async run({ call, settings }, { repository, path, ref }) {
    const url = repositoryUrl(settings, repository);
    const parts = path.split("/").filter(Boolean).map(encodeURIComponent);
    const response = await call({
      url: [url, "contents", ...parts].join("/"),
      query: { ref: ref ?? settings.base_branch },
    });
    return toFile(response);
  },
});

const Organizations = z.array(z.object({ login: z.string(), description: z.string().nullish() }));

export const listOrganizations = defineTool<GithubSettings>()({
  name: "github_list_organizations",
  title: "List organizations",
  description:
    "Lists the GitHub organizations that the connected account belongs to. Use it to narrow a search with org:name.",
  effect: "read",
  scopes: organizationScope,
  input: z.object({ limit: limitInput, cursor: pageCursor }),
  output: z.object({
    organizations: z.array(
      z.object({ name: z.string(), description: z.string(), url: z.string() }),
    ),
    next_cursor: nextCursorOutput,
  }),
  async run({ call }, { limit, cursor }) {
    const response = await call({
      url: `${api}/user/orgs`,
      query: { per_page: limit, page: cursor },
    });
    return {
      organizations: readAnswer(Organizations, response).map(({ login, description }) => ({
        name: login,
        description: description ?? "",
        url: `https://github.com/${login}`,
      })),
      next_cursor: nextPage(response),
    };
  },
});
