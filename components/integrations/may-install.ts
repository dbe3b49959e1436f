import type { PickedNode } from "@/components/tree/node-picker";

const ranks = ["viewer", "member", "admin", "owner"] as const;

/** Why nothing can be installed at a node; undefined where it can. Words for a list: the server decides. */
export function whyNotInstall({ kind, name, role }: Pick<PickedNode, "kind" | "name" | "role">) {
  const least = kind === "project" || kind === "agent" ? "member" : "admin";
  if (ranks.indexOf(role) >= ranks.indexOf(least)) return undefined;
  return `takes ${least === "admin" ? "an" : "a"} ${least} of ${name}`;
}
