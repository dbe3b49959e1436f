import "server-only";
import { keepReceived } from "@/lib/channels/receive";
import {
  type ChannelKey,
  openInbound,
  type OpenInbound,
  reopenInbound,
} from "@/lib/channels/inbound-channel";
import { inOrganization } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { logError, logInfo } from "@/lib/log";
import { toGatewayAddress } from "@/lib/outbound/gateway-address";
import { providerCall } from "@/lib/outbound/provider-call";
import { providers } from "@/lib/providers/catalog";
import type { Gateway, GatewayEnd, GatewayEvent, GatewayLine } from "@/lib/providers/channel";
import { isRefusal } from "@/lib/providers/revocation";
import { type BotRow, forgetBot, noteConnected, noteSession, releaseBot } from "./bot-rows";
import { EventQueue, type StoreEnd } from "./event-queue";
import { lastHeard } from "./last-heard";
import { retryWaitMs } from "./retry-wait";

/** How long a bot with a dead credential is left alone; connecting it anew ends that. */
const refusedMs = 15 * 60_000;
/** Longer waits are left to whoever has time then. */
const heldWaitMs = 30_000;
/** A connection that held so long did not fail for what made the ones before fail. */
const soundMs = 60_000;

const asked = (detail: string): GatewayEnd => ({ next: "resume", detail });

/** One bot that this process holds: connects it, stores what it says, and connects it again. */
export class HeldBot {
  readonly version: number;
  readonly connectionId: string;
  readonly #row: BotRow;
  readonly #worker: string;
  readonly #queue: EventQueue;
  readonly #stopping = new AbortController();
  #line: GatewayLine | undefined;
  #channel: ChannelKey | undefined;
  #failures: number;
  /** Resolves when nothing of it runs here any more. */
  readonly done: Promise<void>;

  constructor(row: BotRow, worker: string) {
    this.#row = row;
    this.version = row.version;
    this.connectionId = row.connectionId;
    this.#worker = worker;
    this.#failures = row.failures;
    this.#queue = new EventQueue(row.session, {
      store: (events) => this.#store(events),
      note: (session) => noteSession(this.#key, session),
      onGone: () => {
        void this.#close();
      },
    });
    this.done = this.#run().catch((cause: unknown) => logError("a bot is not held", cause));
  }

  /** Lets go of it so that another process goes on where this one was. */
  async release(): Promise<void> {
    await this.#close();
    await this.done;
    await releaseBot(this.#key);
  }

  /** Somebody else may hold it by now: what is not stored is told there again. */
  async abandon(): Promise<void> {
    this.#queue.stop();
    await this.#close();
    await this.done;
  }

  get #key() {
    return { connectionId: this.connectionId, version: this.version, worker: this.#worker };
  }

  async #close(): Promise<void> {
    this.#stopping.abort();
    await this.#line?.close();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const beganAt = Date.now();
      const end = await this.#holdOnce();
      if (end === "gone") return forgetBot(this.#key);
      logInfo("a gateway's connection ended", {
        connection: this.connectionId,
        next: end.next,
        detail: end.detail,
      });
      if (isAborted(signal)) break;
      const told = end.events && (await this.#keep({ messages: [], events: end.events }));
      if (told === "gone") return forgetBot(this.#key);
      if (end.next === "restart") this.#queue.begin(null);
      if (end.next === "refused") return this.#leave(refusedMs);
      this.#failures = Date.now() - beganAt > soundMs ? 0 : this.#failures + 1;
      const waitMs = Math.max(end.waitMs ?? 0, retryWaitMs(this.#failures));
      await noteConnected(this.#key, this.#failures);
      if (waitMs > heldWaitMs) return this.#leave(waitMs);
      await pause(waitMs, signal);
    }
    await this.#queue.settled();
  }

  /** Opens the connection and holds it until it ends. */
  async #holdOnce(): Promise<GatewayEnd | "gone"> {
    const found = await this.#find();
    if (found === undefined) return "gone";
    if (this.#stopping.signal.aborted) return asked("It was not wanted any more.");
    try {
      this.#line = await this.#open(found);
      // What was asked to stop meanwhile has closed nothing yet.
      if (isAborted(this.#stopping.signal)) await this.#line.close();
      return await this.#line.ended;
    } catch (error) {
      if (isRefusal(error, "unauthorized"))
        return {
          next: "refused",
          detail: "The credential is refused.",
          events: [{ type: "access_ended" }],
        };
      const detail = error instanceof Error ? error.message : "It could not be opened.";
      return { next: "resume", detail };
    } finally {
      this.#line = undefined;
    }
  }

  #open({ channel, gateway, open }: Found): Promise<GatewayLine> {
    const { provider } = channel;
    const { secret, world, account, facts } = open;
    return gateway.open({
      secret: secret.reveal(),
      account,
      facts,
      settings: async () => (await openInbound(channel))?.settings ?? {},
      call: providerCall({ provider, hosts: provider.hosts, secret, world }),
      address: (url) => toGatewayAddress(url, gateway.hosts, world),
      session: this.#queue.received,
      lastHeard: () => lastHeard(channel),
      settled: () => this.#queue.settled(),
      onSession: (session) => {
        this.#queue.begin(session);
      },
      onReady: () => {
        noteConnected(this.#key, 0).catch((cause: unknown) =>
          logError("a connection could not be noted", cause),
        );
      },
      onEvent: (event) => {
        this.#queue.add(event);
      },
    });
  }

  /** The channel as it is now; undefined where it ended. */
  async #find(): Promise<Found | undefined> {
    const channel = await this.#findChannel();
    const gateway = channel?.provider.channel?.gateway;
    const open = channel && (await reopenInbound(channel));
    return channel && gateway && open ? { channel, gateway, open } : undefined;
  }

  async #findChannel(): Promise<ChannelKey | undefined> {
    const { organizationId, connectionId } = this.#row;
    const row = await inOrganization(organizationId, (tx) =>
      tx.connection.findFirst({
        where: { organizationId, id: connectionId, endedAt: null },
        select: { provider: true },
      }),
    );
    const provider = row ? providers[row.provider] : undefined;
    this.#channel = provider && { organizationId, connectionId, provider };
    return this.#channel;
  }

  #store(events: readonly GatewayEvent[]): Promise<StoreEnd> {
    return this.#keep({
      messages: events.flatMap(({ messages }) => messages),
      events: events.flatMap((each) => each.events),
    });
  }

  async #keep(received: Parameters<typeof keepReceived>[2]): Promise<StoreEnd> {
    const channel = this.#channel;
    const open = channel && (await openInbound(channel));
    if (!channel || !open) return "gone";
    const { state } = await keepReceived(channel, open, received);
    if (state !== "stale") return state;
    // Its credential was replaced a moment ago; what came is the same bot's all the same.
    await reopenInbound(channel);
    throw new AppError("unavailable", "The channel was changed meanwhile.");
  }

  #leave(ms: number): Promise<void> {
    return this.#queue.settled().then(() => releaseBot(this.#key, ms));
  }
}

type Found = { channel: ChannelKey; gateway: Gateway; open: OpenInbound };

/** A function, because it changes while others are awaited. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
