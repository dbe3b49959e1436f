/**
 * A message as a person reads it in Slack: names instead of ids where they are known, links with their
 * words, and no escapes.
 */
export function toReadable(text: string, names: Readonly<Record<string, string>>): string {
  return text
    .replace(/<([^<>]+)>/g, (_all, inside: string) => {
      const [target, label] = split(inside);
      if (target.startsWith("@")) return `@${label ?? names[target.slice(1)] ?? target.slice(1)}`;
      if (target.startsWith("#")) return `#${label ?? names[target.slice(1)] ?? target.slice(1)}`;
      if (target.startsWith("!")) return special(target.slice(1), label);
      const address = target.replace(/^mailto:|^tel:/, "");
      return label === undefined || label === address ? address : `${label} (${address})`;
    })
    .replace(/&(lt|gt|amp);/g, (_all, name: string) => escapes[name] ?? "");
}

const escapes: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&" };

function split(inside: string): [target: string, label?: string] {
  const bar = inside.indexOf("|");
  if (bar < 0) return [inside];
  const label = inside.slice(bar + 1);
  return label === "" ? [inside.slice(0, bar)] : [inside.slice(0, bar), label];
}

/** `<!here>`, `<!subteam^S1|@team>`, `<!date^…|today>`. */
function special(name: string, label: string | undefined): string {
  if (label !== undefined) return label;
  return `@${name.split("^").at(-1) ?? name}`;
}
