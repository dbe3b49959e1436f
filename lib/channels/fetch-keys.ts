import "server-only";
import { sendToWorld } from "@/lib/outbound/route";
import type { Provider, World } from "@/lib/providers/provider";

/** Keys are small; whoever answers with more is not who we think. */
const maxBytes = 256 * 1024;
const timeoutMs = 5_000;
/** However a request is forged, the provider is not asked more often. */
const leastMs = 10_000;
/** While the provider does not answer, what it said last still holds. */
const longestMs = 24 * 3_600_000;

type Entry = {
  value: Promise<unknown>;
  askedAt: number;
  /** The provider did not answer: it is asked again soon. */
  failed?: boolean;
  known?: { value: unknown; at: number };
};

const entries = new Map<string, Entry>();

/** What a provider publishes to check its requests with, kept for a while. Only from its own hosts. */
export function keyFetcher(
  provider: Provider,
  world: World,
): (url: string, ttlMs: number) => Promise<unknown> {
  return (address, ttlMs) => {
    const url = new URL(address);
    if (!provider.hosts.includes(url.host))
      throw new Error(`${provider.id} does not keep its keys at ${url.host}`);
    const name = `${world} ${url.href}`;
    const entry = entries.get(name);
    const holdsMs = entry?.failed ? leastMs : Math.max(ttlMs, leastMs);
    if (entry && Date.now() - entry.askedAt < holdsMs) return entry.value;
    const value = ask(provider, world, url).then(
      (body) => {
        asked.known = { value: body, at: Date.now() };
        return body;
      },
      (cause: unknown) => {
        asked.failed = true;
        const known = entry?.known;
        if (known && Date.now() - known.at < longestMs) return known.value;
        throw cause;
      },
    );
    value.catch(() => undefined);
    const asked: Entry = {
      value,
      askedAt: Date.now(),
      ...(entry?.known && { known: entry.known }),
    };
    entries.set(name, asked);
    return value;
  };
}

async function ask(provider: Provider, world: World, url: URL): Promise<unknown> {
  const answer = await sendToWorld(world)({
    name: provider.name,
    url,
    method: "GET",
    headers: new Headers({ "user-agent": "Alfe-Integrations", accept: "application/json" }),
    maxBytes,
    timeoutMs,
  });
  if (answer.status !== 200 || !answer.complete)
    throw new Error(`${provider.name} answered ${String(answer.status)} when asked for its keys`);
  return JSON.parse(new TextDecoder().decode(answer.bytes)) as unknown;
}
