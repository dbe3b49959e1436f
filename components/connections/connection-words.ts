import { plural } from "@/components/plural";
import type { Connection } from "@/lib/connections/connection";

/** "11 agents · 148 calls/wk", by the calls of the last seven days. */
export function usageWords({ agents, calls }: Connection["usage"]): string {
  if (calls === 0) return "not used this week";
  return `${plural(agents, "agent")} · ${plural(calls, "call")}/wk`;
}

/** "1 broken · 24 healthy"; what is zero is not said, unless both are. */
export function countWords({ broken, healthy }: { broken: number; healthy: number }): string {
  const parts = [
    broken > 0 && `${broken.toLocaleString("en")} broken`,
    healthy > 0 && `${healthy.toLocaleString("en")} healthy`,
  ];
  return parts.filter((part) => part !== false).join(" · ");
}

/** "default · pinned at Website": what an account is chosen for. */
export function roleWords({ isDefault, pinnedBy }: Pick<Connection, "isDefault" | "pinnedBy">) {
  const places = [...new Set(pinnedBy.map(({ node }) => node.name))];
  const shown = places.slice(0, 2).join(", ");
  const more = places.length > 2 ? ` and ${String(places.length - 2)} more` : "";
  return [
    ...(isDefault ? ["default"] : []),
    ...(places.length > 0 ? [`pinned at ${shown}${more}`] : []),
  ].join(" · ");
}

/** Whose app the account was connected with. */
export function appWords(app: Connection["app"], organization: string, provider: string): string {
  if (app === "own") return `${organization}'s own ${provider} app`;
  if (app === "server") return `this server's ${provider} app`;
  return app === "sandbox" ? `a simulated ${provider} app` : "a key that was pasted";
}
