import type { CatalogEntry } from "@/lib/installations/list-catalog";

export const categoryWords = { channel: "Channel", app: "App", platform: "Platform" } as const;
/** "from $0.0080 per message part received", or that it is free. */
export const priceWords = ({ price, priceText }: Pick<CatalogEntry, "price" | "priceText">) =>
  price === "free" ? "Free" : (priceText ?? "Paid by use");

/** How an account is connected, in a word or two. */
export function authWords({ connect, identity }: CatalogEntry): string {
  if (connect.kind === "none") return "Nothing to connect";
  if (identity === "own") return "own bot";
  return connect.kind === "oauth" ? "OAuth" : "API key";
}

/** Whose account it is: an agent's own, or one that many share. */
export function accountKindWords({ connect, identity }: CatalogEntry): string {
  if (connect.kind === "none") return "no account";
  return identity === "own" ? "each agent its own account" : "shared account";
}
