/** Slack's own commands, which no app may take. */
const taken = new Set(
  "apps archive away call collapse dnd expand feed feedback help huddle invite join keys kick leave me msg mute open part prefs remind remove rename search shortcuts shrug status star summarize topic who".split(
    " ",
  ),
);

/** A name as Slack takes it for a bot user: lower-case letters, digits and hyphens. */
export function toBotName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain.slice(0, 30).replace(/-+$/, "") || "agent";
}

/** The slash command of an agent of that name, at most 32 characters. */
export function toCommand(name: string): string {
  const bot = toBotName(name);
  return taken.has(bot) ? `/ask-${bot}` : `/${bot}`;
}
