/** Where counts of all processes come together. */
export type SharedCount = {
  /** Adds to somebody's count within the present window; returns what that makes, of all processes. */
  add: (who: string, requests: number) => Promise<{ total: number; endsInMs: number }>;
};

/** What somebody may still ask for. */
export type RateLimit = {
  limit: number;
  remaining: number;
  resetSeconds: number;
  isExceeded: boolean;
};

type Entry = { limit: number; shared: number; own: number; endsAt: number };

/** How long a limit counts for. */
export const windowMs = 60_000;

/** How often this process tells the others. */
const settleMs = 1_000;

/** Whoever asks less than this part of the limit is not worth telling of. */
const toldFrom = 1 / 20;

/** From so many on, those whose window is over are forgotten. */
const mostEntries = 50_000;

/**
 * Counts requests in this process and settles them with the others about once a second, so that none
 * waits for it and somebody who asks seldom is never written down. With n processes the limit holds to
 * within n twentieths.
 */
export class RequestCounter {
  readonly #entries = new Map<string, Entry>();
  readonly #shared: SharedCount;
  readonly #onFailure: (cause: unknown) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(shared: SharedCount, onFailure: (cause: unknown) => void) {
    this.#shared = shared;
    this.#onFailure = onFailure;
  }

  /** Counts one request, unless it is one too many. */
  count(who: string, limit: number): RateLimit {
    const now = Date.now();
    const entry = this.#entryOf(who, limit, now);
    const used = entry.shared + entry.own;
    const isExceeded = used >= limit;
    if (!isExceeded) entry.own += 1;
    if (isTold(entry)) this.#timer ??= setTimeout(() => void this.settle(), settleMs).unref();
    return {
      limit,
      remaining: Math.max(0, limit - used - 1),
      resetSeconds: Math.max(1, Math.ceil((entry.endsAt - now) / 1000)),
      isExceeded,
    };
  }

  /** Tells the other processes what was asked of this one, and learns what was asked of them. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    const due = [...this.#entries].filter(([, entry]) => isTold(entry));
    await Promise.all(due.map(([who, entry]) => this.#tell(who, entry)));
    this.#timer = undefined;
  }

  async #tell(who: string, entry: Entry): Promise<void> {
    const { own } = entry;
    entry.own = 0;
    entry.shared += own;
    try {
      const { total, endsInMs } = await this.#shared.add(who, own);
      entry.shared = total;
      entry.endsAt = Date.now() + endsInMs;
    } catch (cause) {
      // Until it can be told again, this process counts for itself.
      this.#onFailure(cause);
    }
  }

  #entryOf(who: string, limit: number, now: number): Entry {
    const known = this.#entries.get(who);
    if (known && known.endsAt > now) return known;
    if (this.#entries.size >= mostEntries) this.#forgetEnded(now);
    const entry = { limit, shared: 0, own: 0, endsAt: now + windowMs };
    this.#entries.set(who, entry);
    return entry;
  }

  #forgetEnded(now: number): void {
    for (const [who, { endsAt }] of this.#entries) if (endsAt <= now) this.#entries.delete(who);
  }
}

const isTold = ({ own, limit }: Entry): boolean => own > 0 && own >= limit * toldFrom;
