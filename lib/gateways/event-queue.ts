import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { crashPoint } from "@/lib/crash-point";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/log";
import type { GatewayEvent, GatewaySession } from "@/lib/providers/channel";

/** What follows from storing: the bot goes on, or is not ours to serve any more. */
export type StoreEnd = "stored" | "gone";

type Options = {
  /** Stores everything in one transaction; throws where it could not. */
  store: (events: readonly GatewayEvent[]) => Promise<StoreEnd>;
  /** Notes how far the session is stored. Comes after the storing, always. */
  note: (session: GatewaySession) => Promise<void>;
  onGone: () => void;
};

const mostAtOnce = 200;
const longestWaitMs = 15_000;
/** So often is something stored alone before it is given up, when it is not the database that is ill. */
const patience = 5;

/**
 * What came over one bot's gateway and is not stored yet, in order. Only what is stored is noted, so
 * that whoever goes on with the session is told the rest again.
 */
export class EventQueue {
  readonly #options: Options;
  #waiting: GatewayEvent[] = [];
  #session: GatewaySession | null;
  /** Whether the session is noted, so that somebody else could go on with it. */
  #isNoted = true;
  #pumping: Promise<void> | undefined;
  readonly #stopped = new AbortController();

  constructor(session: GatewaySession | null, options: Options) {
    this.#session = session;
    this.#options = options;
  }

  /** How far the session was received here. Newer than what is noted. */
  get received(): GatewaySession | null {
    const sequence = this.#waiting.at(-1)?.sequence;
    return this.#session && sequence !== undefined
      ? { ...this.#session, sequence: Math.max(this.#session.sequence, sequence) }
      : this.#session;
  }

  /** A new session begins, after everything of the one before is stored; null: there is none now. */
  begin(session: GatewaySession | null): void {
    this.#session = session;
    this.#isNoted = session === null;
  }

  add(event: GatewayEvent): void {
    if (this.#stopped.signal.aborted) return;
    this.#waiting.push(event);
    this.#pumping ??= this.#pump();
  }

  /** Resolves when nothing waits, or nobody stores any more. */
  async settled(): Promise<void> {
    await this.#pumping;
  }

  /** Forgets what waits: somebody else is told it again. */
  stop(): void {
    this.#stopped.abort();
    this.#waiting = [];
  }

  async #pump(): Promise<void> {
    // What came at the same moment is stored together.
    await new Promise(setImmediate);
    let most = mostAtOnce;
    let failures = 0;
    while (this.#waiting.length > 0) {
      // A new session is noted with its first event: who dies later on leaves one that goes on.
      const batch = this.#waiting.slice(0, this.#isNoted ? most : 1);
      try {
        if (await this.#storeBatch(batch)) break;
        most = mostAtOnce;
        failures = 0;
      } catch (cause) {
        failures += 1;
        logError("messages of a gateway could not be stored", cause, { waiting: batch.length });
        const isIll = cause instanceof AppError && cause.kind === "unavailable";
        if (!isIll && most === 1 && failures >= patience) this.#waiting.shift();
        if (!isIll) most = 1;
        await this.#pause(Math.min(longestWaitMs, 100 * 2 ** failures));
      }
    }
    this.#pumping = undefined;
  }

  /** True where the bot is gone. */
  async #storeBatch(batch: readonly GatewayEvent[]): Promise<boolean> {
    const said = batch.filter(({ messages, events }) => messages.length + events.length > 0);
    if (said.length > 0 && (await this.#options.store(said)) === "gone") {
      this.stop();
      this.#options.onGone();
      return true;
    }
    if (said.length > 0) crashPoint("gateway:before_note");
    // Stopped meanwhile: stored, but not ours to note.
    if (this.#stopped.signal.aborted) return true;
    if (this.#session) {
      const sequence = Math.max(this.#session.sequence, ...batch.map((each) => each.sequence));
      await this.#options.note({ ...this.#session, sequence });
      this.#session = { ...this.#session, sequence };
      this.#isNoted = true;
    }
    this.#waiting.splice(0, batch.length);
    return false;
  }

  #pause(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.#stopped.signal, ref: false }).catch(
      () => undefined,
    );
  }
}
