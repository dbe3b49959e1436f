import { z } from "zod";
import { invalidField } from "@/lib/errors";
import type { ProviderResponse } from "@/lib/providers/provider";
import { RepositoryName, type GithubSettings } from "./settings";

export const api = "https://api.github.com";

/** Every tool that works in one repository. */
export const repositoryInput = RepositoryName.optional().describe(
  "The repository, as owner/name. Leave out for the default repository of the settings.",
);

export const pageCursor = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, "Pass the next_cursor of the call before.")
  .optional()
  .describe("To continue a list: the next_cursor of the call before. Leave out for the start.");

/** The API address of the repository that a call is about. */
export function repositoryUrl(settings: GithubSettings, repository: string | undefined): string {
  const name = repository ?? settings.default_repository;
  if (name === undefined)
    throw invalidField(
      "repository",
      "Name a repository as owner/name, or have the setting Default repository filled in.",
    );
  return `${api}/repos/${name}`;
}

/** The next page's number, which GitHub puts into the `Link` header. */
export function nextPage({ headers }: Pick<ProviderResponse, "headers">): string | undefined {
  const next = (headers.get("link") ?? "").split(",").find((link) => link.includes('rel="next"'));
  return /[?&]page=(\d+)/.exec(next ?? "")?.[1];
}
