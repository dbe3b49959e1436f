const longest = 40;

/** What the server would make of a name, shown while it is typed. A test holds the two together. */
export const slugFromName = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, "");
