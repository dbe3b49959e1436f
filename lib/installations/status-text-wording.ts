import type { Permission } from "@/lib/pipeline/access";
import type { LineageNode } from "@/lib/pipeline/lineage";
import type { Provider } from "@/lib/providers/provider";
import type { Effective } from "./effective";

/** The shape drawn beside a status (SCREENS.md 2). */
export type Mark = "stop" | "todo" | "busy" | "active" | "nothing" | "blocked";

export type RemedyAction =
  | "install"
  | "open_settings"
  | "connect"
  | "add_permission"
  | "reconnect"
  | "continue"
  | "unblock"
  | "open_provider_app"
  | "view_receipt"
  | "top_up"
  | "raise_budget";

/** What is described, and for whom. */
export type Viewed = {
  effective: Effective;
  provider: Provider | null;
  /** Root first, with the viewer's roles. */
  lineage: readonly LineageNode[];
  now: Date;
  /** For channels above agents: how many agents below have connected. */
  agentsBelow?: { connected: number; total: number };
  /** Whether the open attempt is the viewer's own. */
  attemptIsMine: boolean;
};

/** What a status says, before it is known what the viewer may do about it. */
export type Wording = {
  mark: Mark;
  word: string;
  /** What is so, and what to do. */
  sentence: string;
  action?: {
    action: RemedyAction;
    label: string;
    permission: Permission;
    /** Where it is done, when that is not where the status is mended. */
    at?: "organization";
  };
  /** Something to look at for everybody who may see the place; nobody has to do it. */
  look?: { action: RemedyAction; label: string };
};
