/** `repo` is asked for; where a token has only `public_repo`, the tools work on public repositories. */
export const repositoryScope = [["repo", "public_repo"]] as const;

/** The narrowest scope is asked for; the wider ones include it. */
export const organizationScope = [["read:org", "write:org", "admin:org"]] as const;
