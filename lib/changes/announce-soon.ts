import "server-only";
import { callFunction } from "@/lib/db";
import { logError } from "@/lib/log";
import { changesChannel } from "@/lib/pipeline/announce";

/** What happens within one moment is told together. */
const gatherMs = 250;

/** A payload of the channel is under 8,000 bytes. */
const nodesPerPayload = 100;

type Gathered = { organizationId: string; what: string; nodeIds: Set<string> };
type Gathering = { waiting: Map<string, Gathered>; timer?: NodeJS.Timeout };

const store = globalThis as { alfeAnnouncements?: Gathering };
const gathering = (): Gathering => (store.alfeAnnouncements ??= { waiting: new Map() });

/**
 * Tells all processes of something that happens often, such as tool calls: after it is committed, never
 * inside a transaction, which would make all commits wait for each other. Nobody waits for it.
 */
export function announceSoon(
  organizationId: string,
  nodeIds: readonly string[],
  what: string,
): void {
  const { waiting } = gathering();
  const key = `${organizationId} ${what}`;
  const gathered = waiting.get(key) ?? { organizationId, what, nodeIds: new Set() };
  for (const id of nodeIds) gathered.nodeIds.add(id);
  waiting.set(key, gathered);
  gathering().timer ??= setTimeout(() => void send(), gatherMs);
}

async function send(): Promise<void> {
  const state = gathering();
  const payloads = [...state.waiting.values()].flatMap(toPayloads);
  state.waiting.clear();
  delete state.timer;
  await callFunction({
    name: "announce",
    text: "select pg_notify($1, payload) from unnest($2::text[]) payload",
    values: [changesChannel, payloads],
  }).catch((cause: unknown) => logError("changes were not announced", cause));
}

function toPayloads({ organizationId, what, nodeIds }: Gathered): string[] {
  const ids = [...nodeIds];
  return Array.from({ length: Math.ceil(ids.length / nodesPerPayload) }, (_, index) => {
    const some = ids.slice(index * nodesPerPayload, (index + 1) * nodesPerPayload);
    return JSON.stringify([organizationId, what, some]);
  });
}
