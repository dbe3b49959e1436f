/** One thing that Twilio does in a call. */
export type Verb =
  | { kind: "say"; text: string }
  | { kind: "gather"; action: string; timeoutMs: number }
  | { kind: "redirect"; url: string }
  | { kind: "pause"; ms: number }
  | { kind: "hang_up" };

const element = /<(\w+)((?:\s+[\w-]+="[^"]*")*)\s*(?:\/>|>([\s\S]*?)<\/\1>)/g;

/** Reads the part of TwiML that is spoken and listened with; undefined for anything else. */
export function readTwiml(xml: string): Verb[] | undefined {
  const inside = /<Response>([\s\S]*)<\/Response>|<Response\s*\/>/.exec(xml);
  if (inside === null) return undefined;
  const verbs: Verb[] = [];
  for (const [, name = "", attributes = "", content = ""] of (inside[1] ?? "").matchAll(element)) {
    const attribute = (wanted: string): string =>
      unescape(new RegExp(`\\s${wanted}="([^"]*)"`).exec(attributes)?.[1] ?? "");
    switch (name) {
      case "Say":
        verbs.push({ kind: "say", text: unescape(content) });
        break;
      case "Gather":
        verbs.push({
          kind: "gather",
          action: attribute("action"),
          timeoutMs: 1000 * Number(attribute("timeout") || "5"),
        });
        break;
      case "Redirect":
        verbs.push({ kind: "redirect", url: unescape(content).trim() });
        break;
      case "Pause":
        verbs.push({ kind: "pause", ms: 1000 * Number(attribute("length") || "1") });
        break;
      case "Hangup":
        verbs.push({ kind: "hang_up" });
        break;
      default:
        return undefined;
    }
  }
  return verbs;
}

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&amp;": "&",
};

const unescape = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity);
