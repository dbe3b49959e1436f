/** The status of an integration at a node, as `lib/installations/effective.ts` derives it. */
export type IntegrationStatus =
  | "available"
  | "needs_settings"
  | "needs_connection"
  | "connecting"
  | "active"
  | "needs_reconnect"
  | "paused"
  | "blocked"
  | "removing";

/** What can be drawn: five marks of the tree, and the struck ring of a block. */
export type Mark = "stop" | "todo" | "busy" | "active" | "nothing" | "blocked";

/** The mark and the word of each status: SCREENS 3.0. Nobody else maps a status to a colour. */
export const statusLooks: Record<IntegrationStatus, { mark: Mark; word: string }> = {
  available: { mark: "nothing", word: "Not installed" },
  needs_settings: { mark: "todo", word: "Settings needed" },
  needs_connection: { mark: "todo", word: "Connect" },
  connecting: { mark: "busy", word: "Connecting" },
  active: { mark: "active", word: "Active" },
  needs_reconnect: { mark: "stop", word: "Reconnect needed" },
  paused: { mark: "stop", word: "Paused" },
  blocked: { mark: "blocked", word: "Blocked" },
  removing: { mark: "busy", word: "Removing" },
};

/** The word of each mark where it sums up many integrations, as in the tree. */
export const markWords: Record<Mark, string> = {
  stop: "Stopped",
  todo: "To do",
  busy: "Working on it",
  active: "Active",
  nothing: "Nothing here",
  blocked: "Blocked",
};

export const markColours: Record<Mark, string> = {
  stop: "text-stop-mark",
  todo: "text-todo-mark",
  busy: "text-busy-mark",
  active: "text-ok-mark",
  nothing: "text-off-mark",
  blocked: "text-off-mark",
};

export const pillColours: Record<Mark, string> = {
  stop: "bg-stop-soft text-stop",
  todo: "bg-todo-soft text-todo",
  busy: "bg-busy-soft text-busy",
  active: "bg-ok-soft text-ok",
  nothing: "bg-off-soft text-off",
  blocked: "bg-off-soft text-off",
};
