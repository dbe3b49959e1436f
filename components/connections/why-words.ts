import { inWords } from "@/components/plural";
import type { IntegrationDetail } from "@/lib/installations/get";

/** By which rule the account is the one, in one sentence. */
export function whyWords(detail: IntegrationDetail, here: string): string {
  const { connection, identity, provider, why } = detail;
  if (!connection) {
    const places = why.map(({ node }) => node.name);
    if (identity === "own")
      return `Nothing: ${here} has no bot of its own. Connect one at ${here}.`;
    return `Nothing: no account on this line. Connect one at ${orWords(places)}.`;
  }
  const { accountName, rule, decidedAt, owner } = connection;
  if (rule === "pinned") return `Pinned by ${decidedAt?.name ?? owner.name}.`;
  if (rule === "own") return `${here}'s own bot; channels are never inherited.`;
  const accounts = why.flatMap((level) => level.accounts);
  const top = why.at(-1)?.node.name;
  if (accounts.length === 1 && owner.name !== here && top)
    return `The only account between ${here} and ${top}.`;
  if (owner.name === here)
    return `${here} has an account of its own, and ${accountName} is its default.`;
  return `${owner.name} is the nearest place above ${here} with a ${provider?.name ?? ""} account, and ${accountName} is its default.`;
}

function orWords(parts: readonly string[]): string {
  return inWords(parts).replace(/ and (?=[^,]*$)/, " or ");
}

/** The whole explanation as text, to be sent to somebody. */
export function whyText(detail: IntegrationDetail, here: string): string {
  const lines = detail.why.map(
    ({ node, installed, blocked, accounts }, index) =>
      `${String(index + 1)}  ${node.name}: installed: ${installed ? "yes" : "no"}; ${blocked ? "blocked; " : ""}accounts: ${
        accounts
          .map(
            ({ accountName, isDefault, chosen }) =>
              `${accountName}${isDefault ? " (default)" : ""}${chosen ? " <- chosen" : ""}`,
          )
          .join(", ") || "none"
      }`,
  );
  const account = detail.connection?.accountName ?? "no account";
  return [`${here} uses ${account} for ${detail.name}`, whyWords(detail, here), ...lines].join(
    "\n",
  );
}
