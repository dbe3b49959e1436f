import type { Account, ProviderCall, SecretFields, World } from "./access";
import type { PlainJson, ChannelFacts, ChannelContext } from "./channel-facts";
import type { Line } from "./line";

export type { PlainJson, ChannelState, ChannelFacts, ChannelContext } from "./channel-facts";

/** A request to `/api/channels/{provider}/{channel}`, exactly as it came. */
export type InboundRequest = {
  method: string;
  /** The address it was sent to as the public knows it: built from ALFE_URL, with its query. */
  url: URL;
  /** What follows the channel in the path, e.g. "events" or "voice/status"; often empty. */
  path: string;
  headers: Headers;
  /** The raw bytes: what is signed. At most 1 MiB. */
  body: Uint8Array;
  receivedAt: Date;
};

/** A connection that is spoken to, as far as checking and reading a request needs it. */
export type InboundChannel = {
  world: World;
  /** The connection's secret fields with those of the account that made it. */
  secret: SecretFields;
  /** The connection's own account: the bot or number it serves. A request for another one is refused. */
  account: Pick<Account, "id" | "name">;
  facts: ChannelFacts;
  /** The settings in effect at the agent, parsed by the manifest; defaults where they are not complete. */
  settings: Readonly<Record<string, unknown>>;
  /** The bytes of a public address of the provider (its keys), cached for `ttlMs`; only hosts of the provider. */
  fetchKeys: (url: string, ttlMs: number) => Promise<unknown>;
};

export type Attachment = {
  name: string;
  contentType: string;
  /** Bytes; null where the platform does not say. */
  size: number | null;
  /** Where the platform keeps it; often readable with the agent's credential only. */
  url: string | null;
  /** The platform's id of it. */
  id: string;
};

export type ConversationKind = "channel" | "direct" | "group" | "sms" | "call";

/** Something that was said to an agent. Everything but ids and times is stored sealed. */
export type InboundMessage = {
  /** The platform's id of what happened, the same when it is told twice. Unique per connection. */
  externalId: string;
  conversation: {
    id: string;
    kind: ConversationKind;
    /** "#general", "Anna", "+1 415 555 0100"; the id where the platform does not say. */
    name: string;
    /** What answering there takes besides the id, e.g. a service address. Never secret. */
    reference?: Readonly<Record<string, PlainJson>>;
  };
  kind: "message" | "mention" | "command" | "reaction" | "speech" | "system";
  /** `isSelf`: this very bot, whose own messages come back on some platforms. They are not kept, but for tests. */
  sender: { id: string; name: string; isBot: boolean; isSelf?: boolean };
  /** As a person reads it; for a command the command with its text. */
  text: string;
  attachments: readonly Attachment[];
  /** The platform's id of the thread it belongs to. */
  thread: string | null;
  /** The platform's id of the message, for answers and reactions to it. */
  messageId: string;
  sentAt: Date;
  /** Orders what has the same `sentAt`, compared byte by byte; empty where the platform says no more. */
  sortKey: string;
  /** What only the agent's own tools use, e.g. a reply token that lives for minutes. Sealed. */
  reference?: Readonly<Record<string, PlainJson>>;
};

/** Something besides messages that a platform tells. */
export type ChannelEvent =
  /** The app was uninstalled or the token revoked: the account is looked at now. */
  | { type: "access_ended" }
  /** The bot's facts may have changed (it joined a server): `own` is noted, and the rest read anew. */
  | { type: "facts_changed"; own?: Readonly<Record<string, PlainJson>> }
  /** A bot was made for an agent by this manager bot. */
  | { type: "bot_made"; botId: string; username: string; startedFor: string | null }
  /** What became of a message that was sent. */
  | {
      type: "delivery";
      messageId: string;
      state: "sent" | "delivered" | "failed";
      detail?: string;
      /** Parts it was charged as, and micro-dollars, once the provider says so. */
      parts?: number;
      priceMicros?: bigint;
    }
  /** How a call goes on. */
  | {
      type: "call";
      callId: string;
      /** Undefined where only its price is told. */
      state?: "ringing" | "answered" | "ended" | "failed";
      direction?: "in" | "out";
      /** Who is at the other end, E.164 where it is a number. */
      party?: string;
      seconds?: number;
      priceMicros?: bigint;
      detail?: string;
    }
  /** What a text message that was received is charged as. */
  | { type: "text_charge"; messageId: string; party: string; parts: number; priceMicros?: bigint }
  /** Somebody sent STOP, START or HELP to our number. `isAnswered`: the provider told them so already. */
  | {
      type: "opt_out" | "opt_in" | "opt_help";
      messageId: string;
      recipient: string;
      word: string;
      isAnswered: boolean;
    };

/** What is answered to the platform. */
export type InboundAnswer = {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string;
};

/** What the answer to a call needs: what the agent wants to say now. */
export type CallLine = {
  /** Takes what the agent said and was not spoken yet, once; waits up to `waitMs` for it. */
  takeSpeech: (callId: string, waitMs: number) => Promise<{ texts: string[]; hangUp: boolean }>;
};

export type Received =
  /** Not from the platform, or not for this bot: nothing is stored, and it is told nothing more. */
  | { kind: "refused"; status: 400 | 401 | 403 | 405; reason: string }
  /** Stored first; the platform hears the answer only when that is committed. */
  | {
      kind: "accepted";
      messages: readonly InboundMessage[];
      events: readonly ChannelEvent[];
      answer: InboundAnswer | ((line: CallLine) => Promise<InboundAnswer>);
    };

/** A file that a person uploads to the platform, so that people there can find the bot. */
export type ChannelPackage = { fileName: string; contentType: string; bytes: Uint8Array };

/** A provider whose accounts are channels: people speak to the agent through them. */
export type Channel = {
  /** Checks that a request is the platform's and for this very bot, and reads it. Never writes, never calls out but for keys. */
  receive: (request: InboundRequest, channel: InboundChannel) => Promise<Received>;
  /**
   * Makes the provider send what happens to `address`, and whatever else a working bot needs. May run
   * again at any time. Resolves to what is known of the channel then; throws with a sentence for a person.
   */
  setUp: (context: ChannelContext) => Promise<ChannelFacts>;
  /** Reads what the provider says of the channel now, without changing anything. */
  check: (context: ChannelContext) => Promise<ChannelFacts>;
  /**
   * Says something as the bot where it comes back to us as an event; undefined on platforms where a
   * bot's own messages do not, and a person has to write.
   */
  say?: (
    context: ChannelContext,
    given: { conversationId: string | null; text: string },
  ) => Promise<{ conversationId: string; messageId: string }>;
  /** Makes the file with which the bot is installed, on platforms that want one. */
  package?: (
    context: Pick<InboundChannel, "account"> & Pick<ChannelContext, "address" | "agent">,
  ) => ChannelPackage;
  /**
   * True where the provider asks our address while it is set up: what `check` finds out is stored
   * before, so that `receive` can tell that it is the provider.
   */
  asksBack?: boolean;
  /** How messages come over a connection that we hold open, where they come no other way. */
  gateway?: Gateway;
  /** What phone numbers can do besides. */
  line?: Line;
  /** Answers a handshake for a channel that is only being made; nothing about it is known yet. */
  greet?: (request: InboundRequest) => InboundAnswer | undefined;
};

/** Where a session at a gateway goes on after a break. Worthless without the bot's credential. */
export type GatewaySession = { id: string; resumeUrl: string; sequence: number };

/** What came over a gateway, in the order of its sequence. */
export type GatewayEvent = {
  sequence: number;
  messages: readonly InboundMessage[];
  events: readonly ChannelEvent[];
};

/** The platform's ids of a conversation, and of the last message that is kept of it. */
export type LastHeard = { conversationId: string; isDirect: boolean; messageId: string };

/** What holding one bot's connection may use. */
export type GatewayContext = {
  secret: SecretFields;
  account: Pick<Account, "id" | "name">;
  facts: ChannelFacts;
  /** The settings in effect at the agent, as they are now. */
  settings: () => Promise<Readonly<Record<string, unknown>>>;
  /** Sends with the connection's credential. */
  call: ProviderCall;
  /** An address of the gateway in the connection's world; throws for hosts that are not in `gateway.hosts`. */
  address: (url: string) => string;
  /** Goes on with this one; null begins a new one. */
  session: GatewaySession | null;
  /** Conversations of late, each with the last message kept of it: what was said since a lost session is asked for. */
  lastHeard: () => Promise<readonly LastHeard[]>;
  /** Resolves when everything handed over is stored: no session is given up before that. */
  settled: () => Promise<void>;
  /** A new session begins; what comes from now on belongs to it. */
  onSession: (session: GatewaySession) => void;
  /** The connection works now. */
  onReady: () => void;
  /** Called in order. Something without messages and events moves the sequence on. */
  onEvent: (event: GatewayEvent) => void;
};

/** Why a gateway's connection ended. */
export type GatewayEnd = {
  /** resume: the session goes on; restart: it is over, and a new one may begin; refused: the credential is dead. */
  next: "resume" | "restart" | "refused";
  /** The platform does not want to be asked before. */
  waitMs?: number;
  /** In one sentence, for the log. Never secret. */
  detail: string;
  /** What is to be looked at because of it. */
  events?: readonly ChannelEvent[];
};

/** An open connection to a gateway. */
export type GatewayLine = {
  /** Resolves however it ends; never rejects. */
  ended: Promise<GatewayEnd>;
  /** Closes it so that the session can go on elsewhere. */
  close: () => Promise<void>;
};

export type Gateway = {
  /** Hosts that connections go to; "*.example.com" stands for all names below. */
  hosts: readonly string[];
  open: (context: GatewayContext) => Promise<GatewayLine>;
};
