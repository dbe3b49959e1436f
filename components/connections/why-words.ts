import { accountWords } from "@/components/integrations/row-words";
import type { IntegrationDetail } from "@/lib/installations/get";
import { healthLooks } from "./health";

type ValueWords = (value: unknown) => string;

/** "scout uses octocat for GitHub" */
export const usesWords = ({ connection, name }: IntegrationDetail, here: string): string =>
  connection
    ? `${here} uses ${accountWords(connection)} for ${name}`
    : `${here} has no account for ${name}`;

/** "base branch main (acme) · default repository acme/site (Website)" */
export function settingsWords(
  { settings }: Pick<IntegrationDetail, "settings">,
  valueWords: ValueWords,
): string {
  const set = settings.flatMap(({ key, schema, value, setAt }) =>
    setAt === null
      ? []
      : `${typeof schema.title === "string" ? schema.title : key} ${valueWords(value)} (${setAt.name})`,
  );
  return set.length === 0 ? "none set on this line" : set.join(" · ");
}

/** The whole explanation as text, to be sent to somebody. */
export function whyText(detail: IntegrationDetail, here: string, valueWords: ValueWords): string {
  const shadowed = new Set(detail.shadowed.map(({ owner }) => owner.id));
  const lines = detail.why.map((level, index) => {
    const { node, installed, blocked, accounts } = level;
    const listed = accounts.map((account) => accountText(account, shadowed.has(node.id)));
    const facts = [
      `installed: ${installed ? "yes" : "no"}`,
      ...(blocked ? ["blocked"] : []),
      `accounts: ${listed.join(", ") || "none"}`,
    ];
    return `${String(index + 1)}  ${node.name}: ${facts.join("; ")}`;
  });
  return [
    usesWords(detail, here),
    detail.whyReason,
    ...lines,
    `Settings: ${settingsWords(detail, valueWords)}`,
  ].join("\n");
}

type Account = IntegrationDetail["why"][number]["accounts"][number];

function accountText(account: Account, isShadowed: boolean): string {
  const { isDefault, chosen, reachable, health } = account;
  const marks = [
    ...(isDefault ? ["default"] : []),
    ...(health === "healthy" ? [] : [healthLooks[health].word.toLowerCase()]),
    ...(!chosen && reachable ? ["reachable"] : []),
    ...(!chosen && !reachable && isShadowed ? ["shadowed"] : []),
  ];
  const words = marks.length > 0 ? ` (${marks.join(", ")})` : "";
  return `${accountWords(account)}${words}${chosen ? " <- chosen" : ""}`;
}
