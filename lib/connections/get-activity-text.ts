/** An audit event about an account, as far as its sentence needs. */
export type ConnectionEvent = {
  operation: string;
  details: Readonly<Record<string, unknown>>;
  /** Who did it: "you", a name, or null for the server itself. */
  who: string | null;
  /** The name of a node that the reader may see. */
  nameOf: (nodeId: string) => string | null;
};

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** What happened, as a sentence without the account's name; null for what is not worth one. */
export function describeConnectionEvent(event: ConnectionEvent): string | null {
  const { who, details } = event;
  const done = wordsOf(event);
  if (done === null) return null;
  const failed = details.ok === false && textOf(details.message) !== "";
  const sentence = `${done}${who === null ? "" : ` by ${who}`}${failed ? `: ${textOf(details.message)}` : "."}`;
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;
}

function wordsOf({ operation, details, nameOf }: ConnectionEvent): string | null {
  switch (operation) {
    case "finish_connect":
    case "finish_connect_key":
    case "resolve_connect":
      return details.reconnected === true ? "reconnected" : connectedWords(textOf(details.outcome));
    case "refresh_connection":
    case "probe_connection":
      return details.ok === false ? `refused by ${textOf(details.provider)}` : "refreshed";
    case "test_connection":
      return "tested";
    case "update_connection":
      return updatedWords(details);
    case "move_connection": {
      const from = nameOf(textOf(details.fromId));
      return `moved from ${from ?? "another place"}`;
    }
    case "disconnect_connection":
      return "disconnected";
    default:
      return null;
  }
}

function connectedWords(outcome: string): string | null {
  if (outcome === "done") return "connected";
  return outcome === "already_connected" ? "connected again" : null;
}

function updatedWords({ label, wasDefault, isDefault }: ConnectionEvent["details"]): string | null {
  const named = typeof label === "string";
  const renamed = named ? (label === "" ? "label taken away" : `renamed to "${label}"`) : "";
  const chosen = isDefault === true && wasDefault !== true ? "made default" : "";
  return [renamed, chosen].filter((part) => part !== "").join(" and ") || null;
}
