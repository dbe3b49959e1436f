import type { Meter } from "@/lib/credits/prices";
import type { z } from "zod";
import type { ChannelFacts, ConversationKind, PlainJson } from "@/lib/providers/channel";
import type { Provider, ProviderCall } from "@/lib/providers/provider";
import type { ToolContent } from "./tool-content";

/** What a tool does to the world. `destructive` cannot be undone by another call. */
export type Effect = "read" | "write" | "destructive";

/** An answer of a public web page, after redirects that were each checked again. */
export type PublicPage = {
  url: string;
  status: number;
  contentType: string;
  text: string;
  truncated: boolean;
};

/** A call of one of its own tools that an agent planned. */
export type Schedule = {
  id: string;
  name: string;
  tool: string;
  /** When it runs once; null when it runs by `cron`. */
  at: string | null;
  cron: string | null;
  time_zone: string;
  /** Null while it is paused, and when it has run once. */
  next_run_at: string | null;
  paused: boolean;
  /** Why it paused itself; null where somebody paused it. */
  paused_reason: string | null;
  last_run_at: string | null;
  /** How the last run ended, and the call it made. */
  last_outcome: string | null;
  last_call_id: string | null;
};

export type NewSchedule = {
  name: string;
  tool: string;
  arguments: Record<string, unknown>;
  account?: string | undefined;
  at?: string | undefined;
  cron?: string | undefined;
  timeZone: string;
};

/** The schedules of the agent whose tool runs, and of no other. */
export type Schedules = {
  create: (schedule: NewSchedule) => Promise<Schedule>;
  list: () => Promise<Schedule[]>;
  setPaused: (id: string, paused: boolean) => Promise<Schedule>;
  delete: (id: string) => Promise<void>;
};

/** A conversation of the agent, as it is kept here. */
export type KnownConversation = {
  /** The platform's id of it. */
  id: string;
  kind: ConversationKind;
  name: string;
  /** What answering there takes besides the id. */
  reference: Readonly<Record<string, PlainJson>>;
  lastMessageAt: string | null;
};

/** A message of a conversation, as it is kept here. */
export type KnownMessage = {
  /** The platform's id of it. */
  id: string;
  direction: "in" | "out";
  kind: string;
  sender: { id: string; name: string };
  text: string;
  thread: string | null;
  sentAt: string;
  /** What answering it takes, for the agent's own tools only. */
  reference: Readonly<Record<string, PlainJson>>;
};

export type KeptPage<T> = { items: T[]; nextCursor: string | null };

/** The channel that a tool speaks through: the agent's own bot or number. */
export type ToolChannel = {
  /** Id of its connection. */
  connectionId: string;
  account: { id: string; name: string };
  facts: ChannelFacts;
  /** One conversation by the platform's id; null where nobody wrote there yet. */
  conversation: (id: string) => Promise<KnownConversation | null>;
  /** What is kept here, the newest first: for platforms that keep no history of their own. */
  conversations: (page: {
    limit: number;
    cursor?: string | undefined;
  }) => Promise<KeptPage<KnownConversation>>;
  history: (
    conversation: string,
    page: { limit: number; cursor?: string | undefined },
  ) => Promise<KeptPage<KnownMessage>>;
  /**
   * Says something: noted before it is sent and after. A send that fails is noted as failed, one of
   * which nobody knows whether it arrived stays as it is.
   */
  say: <T extends { messageId: string }>(
    message: {
      conversation: { id: string; kind: ConversationKind; name?: string | undefined };
      text: string;
      thread?: string | null | undefined;
    },
    send: () => Promise<T>,
  ) => Promise<T>;
};

/**
 * The agent's own phone number. Each of these throws where it may not: somebody opted out, the place is
 * not allowed, the cap of the day is reached, or the number is not registered for it yet.
 */
export type ToolPhone = {
  sendText: (text: {
    /** E.164. */
    to: string;
    text: string;
    mediaUrls: readonly string[];
  }) => Promise<{ messageId: string; parts: number }>;
  /** Rings somebody; `text` is spoken once they answer. */
  call: (call: { to: string; text: string }) => Promise<{ callId: string }>;
  /** Speaks in a call, after what is being spoken. */
  say: (speech: { callId: string; text: string }) => Promise<{ messageId: string }>;
  /** Ends a call, once what was said in it is spoken. */
  hangUp: (callId: string) => Promise<void>;
};

/** What a tool may use while it runs. It never sees the credential. */
export type ToolContext<Settings> = {
  call: ProviderCall;
  /** Fetches a public address without any credential; refuses private ones, and what `allows` does not. */
  fetchPublic: (
    url: string,
    options?: { maxBytes?: number; allows?: (url: string) => boolean; signal?: AbortSignal },
  ) => Promise<PublicPage>;
  schedules: Schedules;
  /** The account's channel; throws for accounts that are none. */
  channel: ToolChannel;
  /** The account's phone number; throws for accounts that are none. */
  phone: ToolPhone;
  settings: Settings;
  /** Ends when the call has taken too long. `call` and `fetchPublic` heed it already. */
  signal: AbortSignal;
  /** Tells whoever waits how far it is; nobody may be listening. */
  progress: (done: number, total?: number, message?: string) => void;
  /** The same for every attempt of this one call, for providers that do a thing once under one key. */
  idempotencyKey: string;
};

/** One function that an active integration gives an agent. */
export type Tool = {
  /** `<integration_id>_<verb>_<noun>`, snake_case, at most 64 characters. */
  name: string;
  title: string;
  /** For people and language models: what it does, and what it does not. */
  description: string;
  effect: Effect;
  /**
   * Scopes without which this tool is absent. Any one of an inner list is enough; at least one of it
   * is among the manifest's `scopes`, the others are wider or narrower ones that a grant may hold.
   */
  scopes: readonly (string | readonly string[])[];
  /** Takes nothing that it does not declare. */
  input: z.ZodObject;
  /** JSON Schema of the arguments (draft 2020-12), published and checked instead of that of `input`. */
  inputSchema?: Readonly<Record<string, unknown>>;
  /**
   * What one call is charged as, before it is sent and only where it succeeds. Tools without it are free, or
   * count by themselves what they use (a phone's).
   */
  charge?: { meter: Meter; quantity?: (input: Record<string, unknown>) => bigint };
  /** What it counts by itself while it runs, for telling what it costs. */
  uses?: readonly Meter[];
  /** What `run` returns: an object. What it does not declare does not leave. */
  output: z.ZodType;
  /** `input` has been parsed with the schema above, `settings` with the manifest's. */
  run: (
    context: ToolContext<Record<string, unknown>>,
    input: Record<string, unknown>,
  ) => Promise<unknown>;
};

/** A company at which the server itself has the account: nobody connects one. */
export type Service = Pick<Provider, "id" | "name" | "hosts" | "authorize"> & {
  /** Why an answer is a refusal, where its status alone does not say it. */
  failure?: Provider["failure"];
  /** The environment variable of the server's key. */
  variable: string;
};

export type Category = "channel" | "app" | "platform";

/** An entry of the catalog. Everything the product knows about an integration is said here. */
export type Integration = {
  id: string;
  name: string;
  category: Category;
  /** One sentence: what an agent can do with it. */
  description: string;
  /** Slug of the icon in `simple-icons`; a letter is drawn where there is none. */
  icon: string | null;
  /** Id of the provider whose account is connected; null when nothing needs connecting. */
  provider: string | null;
  /** Whom its tools call with the server's own account; only where `provider` is null. */
  service?: Service;
  identity: "own" | "shared";
  price: "free" | "usage";
  /** What using it is counted in, where it is paid for; the price book says what each costs. */
  meters?: readonly Meter[];
  /** Hosts that may receive the credential from this integration's tools. */
  hosts: readonly string[];
  /** Scopes without which nothing works. */
  requiredScopes: readonly string[];
  /** Every scope it asks for, with what it allows in plain words. */
  scopes: Readonly<Record<string, string>>;
  /**
   * Fields with `.meta({ title, description, examples })`, and `multiline: true` for long text. Each
   * key is checked alone where it is entered; required keys, defaults and refinements apply to the merge along the lineage.
   */
  settings: z.ZodObject<Readonly<Record<string, z.ZodType>>>;
  /** Keys of settings that limit what it may cost: an agent asks before it changes what holds for it. */
  limits?: readonly string[];
  tools: readonly Tool[];
  /** What removing does at the provider, in one sentence. */
  removal: string;
};

type ToolDefinition<Settings, Input extends z.ZodObject, Output extends z.ZodType> = Omit<
  Tool,
  "input" | "output" | "run"
> & {
  input: Input;
  output: Output;
  run: (
    context: ToolContext<Settings>,
    input: z.output<Input>,
  ) => Promise<z.input<Output> | ToolContent>;
};

/** Defines a tool; `run` sees the parsed input and the merged settings with their types. */
export const defineTool =
  <Settings = Record<string, unknown>>() =>
  <Input extends z.ZodObject, Output extends z.ZodType>(
    definition: ToolDefinition<Settings, Input, Output>,
  ): Tool =>
    // The dispatcher parses both with these very schemas before it calls `run`.
    ({ ...definition, input: definition.input.strict() }) as unknown as Tool;

export const defineIntegration = (definition: Integration): Integration => definition;
