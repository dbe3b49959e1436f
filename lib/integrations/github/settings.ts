import { z } from "zod";

const repositoryPattern =
  /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;

/** A repository as GitHub writes it: owner/name. */
export const RepositoryName = z
  .string()
  .max(140)
  .regex(repositoryPattern, "Enter owner/name, like acme/site.");

export const githubSettings = z.object({
  default_repository: RepositoryName.optional().meta({
    title: "Default repository",
    description: "Used when a tool names none. owner/name",
    examples: ["acme/site"],
  }),
  base_branch: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\s~^:?*[\\]+$/, "Enter the name of a branch, like main.")
    .optional()
    .meta({
      title: "Base branch",
      description: "The branch that files are read from. The repository's own default otherwise.",
      examples: ["main"],
    }),
});

export type GithubSettings = z.output<typeof githubSettings>;
