import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { logError } from "@/lib/log";
import { type Announcement, changesChannel } from "@/lib/pipeline/announce";
import { keepListening } from "./change-listener";

/** Hears of a change, or ("gap") that some may have been missed: look again at everything. */
export type ChangeListener = (change: Announcement | "gap") => void;

/** The connection stays for a while when nobody listens: a page that is loaded anew is back at once. */
const lingerMs = 30_000;

type Hub = {
  listeners: Set<ChangeListener>;
  stop?: () => void;
  linger?: NodeJS.Timeout;
};

const store = globalThis as { alfeChanges?: Hub };
const hub = (): Hub => (store.alfeChanges ??= { listeners: new Set() });

/**
 * Tells of every change that any process makes, in all organizations, over one connection of this
 * process. Who comes while it connects is told of a gap once it listens; who comes later hears
 * everything from then on. Returns the end.
 */
export function subscribeChanges(listener: ChangeListener): () => void {
  const { listeners, linger } = hub();
  // A listener of its own for each, also where the same function subscribes twice.
  const mine: ChangeListener = (change) => listener(change);
  listeners.add(mine);
  clearTimeout(linger);
  hub().stop ??= listen();
  return () => {
    if (!listeners.delete(mine) || listeners.size > 0) return;
    hub().linger = setTimeout(rest, lingerMs).unref();
  };
}

const listen = (): (() => void) =>
  keepListening(env().ALFE_DIRECT_DATABASE_URL ?? env().ALFE_APP_DATABASE_URL, changesChannel, {
    onPayload: (payload) => {
      const change = parseAnnouncement(payload);
      if (change) tell(change);
    },
    onListening: () => tell("gap"),
  });

function rest(): void {
  const { listeners, stop } = hub();
  if (listeners.size > 0) return;
  stop?.();
  delete hub().stop;
}

function tell(change: Announcement | "gap"): void {
  for (const listener of hub().listeners)
    try {
      listener(change);
    } catch (cause) {
      // One that fails must not keep it from the others.
      logError("a change was not passed on", cause);
    }
}

const Payload = z.tuple([z.uuid(), z.string(), z.array(z.uuid())]);

/** Any role of the database may write to the channel: what is not ours is nothing. */
function parseAnnouncement(payload: string): Announcement | undefined {
  try {
    const { data } = Payload.safeParse(JSON.parse(payload));
    return data && { organizationId: data[0], what: data[1], nodeIds: data[2] };
  } catch {
    return undefined;
  }
}
