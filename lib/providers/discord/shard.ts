import {
  Encoding,
  type FetchingStrategyOptions,
  type SessionInfo,
  WebSocketShard,
  type WebSocketShardDestroyOptions,
  WebSocketShardDestroyRecovery,
} from "@discordjs/ws";
import type { GatewayEnd, GatewaySession } from "../channel";

/** Any code but 1000 and 1001 lets the session go on. */
const resumeLater = 4200;

const codes = {
  refused: 4004,
  wrongSequence: 4007,
  timedOut: 4009,
  fatal: [4010, 4011, 4012],
  intents: [4013, 4014],
};

const longWaitMs = 10 * 60_000;

type Options = {
  token: string;
  intents: number;
  /** Where to connect: the gateway, or where the session goes on. */
  url: string;
  /** Undefined begins a new session. */
  session: Pick<GatewaySession, "id" | "sequence"> | undefined;
  /** Resolves when a new session may begin. */
  mayIdentify: () => Promise<void>;
};

/**
 * One connection to the gateway. The library speaks the protocol (hello, heartbeats, identify, resume);
 * what follows from an end is decided by whoever holds the bot, who alone knows what was stored.
 */
export class Shard extends WebSocketShard {
  /** Resolves however the connection ends. */
  readonly ended: Promise<GatewayEnd>;
  #end: (end: GatewayEnd) => void = () => undefined;
  #closeCode: number | undefined;
  readonly #life: { isOver: boolean };

  constructor({ token, intents, url, session, mayIdentify }: Options) {
    let kept: SessionInfo | null = session
      ? {
          sessionId: session.id,
          sequence: session.sequence,
          resumeURL: url,
          shardCount: 1,
          shardId: 0,
        }
      : null;
    const life = { isOver: false };
    super(
      {
        options: optionsFor({ token, intents, url }),
        // Asked when it connects: what was closed before that stays closed.
        retrieveSessionInfo: () => (life.isOver ? never : kept),
        // A session is over only when Discord says so; the library also drops it for a lost connection.
        updateSessionInfo: (_, info) => {
          kept = info ?? kept;
        },
        waitForIdentify: mayIdentify,
      },
      0,
    );
    this.#life = life;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.on("closed", (code) => {
      this.#closeCode ??= code;
    });
    // Both come with a close code as well, which tells what to do.
    this.on("error", () => undefined);
    this.on("socketError", () => undefined);
  }

  /** Connects; how it goes is told by the shard's events and its end. */
  start(): void {
    this.connect().catch(() => undefined);
  }

  /** Closes it for good: the library's own reconnecting would know nothing of what was stored. */
  override async destroy({
    recover,
    ...options
  }: WebSocketShardDestroyOptions = {}): Promise<void> {
    this.#life.isOver = true;
    const told = this.#closeCode;
    const isOver =
      recover === WebSocketShardDestroyRecovery.Reconnect && options.code === undefined;
    await super.destroy({ ...options, code: resumeLater });
    this.#end(isOver ? invalidSession() : endOf(told));
  }
}

const never = new Promise<never>(() => undefined);

const fixed: Omit<FetchingStrategyOptions, "token" | "intents"> = {
  compression: null,
  encoding: Encoding.JSON,
  handshakeTimeout: 30_000,
  helloTimeout: 60_000,
  readyTimeout: 15_000,
  identifyProperties: {
    os: process.platform,
    browser: "Alfe-Integrations",
    device: "Alfe-Integrations",
  },
  initialPresence: null,
  largeThreshold: null,
  useIdentifyCompression: false,
  version: "10",
  shardCount: 1,
  gatewayInformation: {
    url: "",
    shards: 1,
    session_start_limit: { total: 0, remaining: 0, reset_after: 0, max_concurrency: 1 },
  },
};

/** The library's type knows single intents by name, and takes any sum of them. */
const optionsFor = ({ token, intents, url }: Pick<Options, "token" | "intents" | "url">) =>
  ({
    ...fixed,
    token,
    intents,
    gatewayInformation: { ...fixed.gatewayInformation, url },
  }) as unknown as FetchingStrategyOptions;

/** Discord wants one to five seconds between this and a new session. */
const invalidSession = (): GatewayEnd => ({
  next: "restart",
  waitMs: 1_000 + Math.random() * 4_000,
  detail: "The session is no longer valid.",
});

function endOf(code: number | undefined): GatewayEnd {
  const detail =
    code === undefined ? "It was closed here." : `It closed with code ${String(code)}.`;
  if (code === undefined) return { next: "resume", detail };
  if (code === codes.refused)
    return { next: "refused", detail, events: [{ type: "access_ended" }] };
  // The application lost a permission: what it has now is read before the next session.
  if (codes.intents.includes(code))
    return { next: "restart", detail, events: [{ type: "facts_changed" }] };
  if (codes.fatal.includes(code)) return { next: "restart", waitMs: longWaitMs, detail };
  const isOver = code === codes.wrongSequence || code === codes.timedOut;
  return { next: isOver ? "restart" : "resume", detail };
}
