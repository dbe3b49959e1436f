import type { NodeDetails } from "@/lib/tree/get";

const titles = {
  overview: "Overview",
  tools: "Tools",
  calls: "Calls",
  inbox: "Inbox",
  connections: "Connections",
  members: "Members",
  keys: "Keys",
  usage: "Usage",
  activity: "Activity",
  policies: "Policies",
  settings: "Settings",
} as const;

export type Tab = keyof typeof titles;

/** The views of a node for its viewer. What a role can never use is absent. */
export function tabsOf({ kind, role }: NodeDetails): { id: Tab; label: string }[] {
  const ids: Tab[] =
    kind === "agent"
      ? [
          "overview",
          "tools",
          "calls",
          "inbox",
          "connections",
          "usage",
          "activity",
          "policies",
          "members",
          "keys",
          "settings",
        ]
      : [
          "overview",
          "connections",
          "members",
          "policies",
          "usage",
          "activity",
          // Programs report what the whole organization's agents use.
          ...(kind === "organization" && role === "owner" ? (["keys"] as const) : []),
          "settings",
        ];
  const mayChange = role === "admin" || role === "owner";
  return ids
    .filter((id) => (id !== "settings" && id !== "keys") || mayChange)
    .filter((id) => (id !== "calls" && id !== "inbox") || role !== "viewer")
    .map((id) => ({ id, label: titles[id] }));
}
