import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { ProviderId } from "./hosts";

/** One request that a platform sends to a bot's address, as it is at the moment it leaves. */
export type Outgoing = {
  url: string;
  method?: "GET" | "POST";
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer>;
};

/** What came back; status 0 when nothing did. */
export type EventAnswer = {
  status: number;
  headers: Headers;
  text: string;
  problem?: "not_loopback" | "timeout" | "connection_failed";
};

export type Delivery = {
  provider: ProviderId;
  /** For the log: which event this is, the same in every attempt. */
  id: string;
  /** Makes the request anew for each attempt, since platforms sign the time. `before` is what the last one got. */
  request: (attempt: number, before: EventAnswer | undefined) => Outgoing;
  /** How long the platform waits for an answer. */
  timeoutMs: number;
  /** What the platform waits before each try after the first. */
  retryDelaysMs: readonly number[];
  /** Whether the platform lets it be at that; any 2xx unless said otherwise. */
  isDone?: (answer: EventAnswer) => boolean;
};

/** How deliveries are disturbed until told otherwise. Nothing but a test does that. */
export type Disturbance = {
  /** Without it: those of every provider. */
  provider?: ProviderId | undefined;
  delayMs?: number | undefined;
  /** Each waits up to so long, so that they overtake each other. */
  shuffleMs?: number | undefined;
  /** Each is sent twice, at the same time. */
  double?: boolean | undefined;
  /** Nothing leaves before this is ended. */
  hold?: boolean | undefined;
  /** Instead of the platform's own waits between tries. */
  retryDelayMs?: number | undefined;
};

export type LoggedDelivery = {
  at: string;
  provider: ProviderId;
  id: string;
  attempt: number;
  status: number;
  problem?: EventAnswer["problem"];
};

const keptDeliveries = 1000;
const mostAtOnce = 64;
const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Sends events as platforms do: signed by them, tried again by their rules, to this machine only. */
export class Deliverer {
  readonly #redirectOrigin: string;
  readonly #closing = new AbortController();
  readonly #queue: (() => void)[] = [];
  #busy = 0;
  #disturbance: Disturbance = {};
  #calmed: () => void = () => undefined;
  #calm: Promise<void> = Promise.resolve();
  #log: LoggedDelivery[] = [];

  constructor(redirectOrigin: string) {
    this.#redirectOrigin = redirectOrigin;
  }

  /** Sends once, at once, undisturbed: a handshake, or a question whose answer is what counts. */
  async ask(
    request: Outgoing,
    timeoutMs: number,
    signal: AbortSignal = this.#closing.signal,
  ): Promise<EventAnswer> {
    if (!this.isReachable(request.url)) return nothing("not_loopback");
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(request.url, {
        method: request.method ?? "POST",
        headers: request.headers,
        ...(request.method !== "GET" && { body: request.body }),
        redirect: "manual",
        signal: AbortSignal.any([timeout, signal, this.#closing.signal]),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch {
      return nothing(timeout.aborted ? "timeout" : "connection_failed");
    }
  }

  /** Sends until it is taken or the platform gives up; the last answer. */
  async deliver(delivery: Delivery): Promise<EventAnswer> {
    const copies = this.#rule(delivery)?.double ? 2 : 1;
    const answers = await Promise.all(
      Array.from({ length: copies }, () => this.#deliverOne(delivery)),
    );
    return answers.find((answer) => isDone(delivery, answer)) ?? answers[0] ?? nothing(undefined);
  }

  /** Whether events may go there: to the server that the sandbox was started for, or this machine. */
  isReachable(address: string): boolean {
    if (!URL.canParse(address)) return false;
    const { origin, hostname, protocol } = new URL(address);
    return origin === this.#redirectOrigin || (protocol === "http:" && loopback.has(hostname));
  }

  /** Disturbs from now on in this way, and in no other any more. What was held leaves, unless held again. */
  disturb(disturbance: Disturbance): void {
    this.#calmed();
    this.#disturbance = disturbance;
    if (disturbance.hold)
      this.#calm = new Promise((resolve) => {
        this.#calmed = resolve;
      });
  }

  log(): LoggedDelivery[] {
    return this.#log;
  }

  reset(): void {
    this.disturb({});
    this.#log = [];
  }

  close(): void {
    this.#closing.abort();
    this.#calmed();
  }

  async #deliverOne(delivery: Delivery): Promise<EventAnswer> {
    await this.#beDisturbed(delivery);
    let answer: EventAnswer | undefined;
    for (let attempt = 0; ; attempt += 1) {
      const before = answer;
      answer = await this.#takeTurn(() =>
        this.ask(delivery.request(attempt, before), delivery.timeoutMs),
      );
      this.#note(delivery, attempt, answer);
      const delay = delivery.retryDelaysMs[attempt];
      if (isDone(delivery, answer) || delay === undefined || this.#closing.signal.aborted)
        return answer;
      await this.#pause(this.#rule(delivery)?.retryDelayMs ?? delay);
    }
  }

  async #beDisturbed(delivery: Delivery): Promise<void> {
    const rule = this.#rule(delivery);
    if (rule?.hold) await this.#calm;
    const ms = (rule?.delayMs ?? 0) + (rule?.shuffleMs ? randomInt(rule.shuffleMs + 1) : 0);
    if (ms > 0) await this.#pause(ms);
  }

  #rule({ provider }: Delivery): Disturbance | undefined {
    const rule = this.#disturbance;
    return rule.provider === undefined || rule.provider === provider ? rule : undefined;
  }

  /** A burst would otherwise open as many sockets as it has events. */
  async #takeTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#busy >= mostAtOnce) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#busy += 1;
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next === undefined) this.#busy -= 1;
      else next();
    }
  }

  async #pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#closing.signal, ref: false }).catch(() => undefined);
  }

  #note({ provider, id }: Delivery, attempt: number, { status, problem }: EventAnswer): void {
    const at = new Date().toISOString();
    const entry = { at, provider, id, attempt, status, ...(problem && { problem }) };
    if (this.#log.push(entry) > keptDeliveries) this.#log = this.#log.slice(-keptDeliveries / 2);
  }
}

const isDone = (delivery: Delivery, answer: EventAnswer): boolean =>
  delivery.isDone?.(answer) ?? (answer.status >= 200 && answer.status < 300);

const nothing = (problem: EventAnswer["problem"]): EventAnswer => ({
  status: 0,
  headers: new Headers(),
  text: "",
  ...(problem && { problem }),
});
