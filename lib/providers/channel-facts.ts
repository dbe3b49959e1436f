import type { ProviderCall, SecretFields } from "./access";

/** JSON that may stand in a row in clear: never secret. */
export type PlainJson =
  string | number | boolean | null | readonly PlainJson[] | { readonly [key: string]: PlainJson };

/** One thing to know about a bot or number, shown beside the status: "SMS pending registration". */
export type ChannelState = {
  id: string;
  /** ok: works; waiting: will work by itself; todo: a person has to do something; stop: does not work. */
  state: "ok" | "waiting" | "todo" | "stop";
  text: string;
  /** Where a person does it. */
  href?: string;
  /** Whose page that is, where it is not the provider's. */
  site?: string;
};

/** What a provider says of a channel. Stored in clear with the connection; shown on every surface. */
export type ChannelFacts = {
  /** How people address it: "@scout", "+1 415 555 0100". */
  handle?: string;
  /** Where that is: "Acme workspace", "3 servers". */
  where?: string;
  /** An address that opens a conversation with it. */
  link?: string;
  states?: readonly ChannelState[];
  /** What the provider's own code keeps: public keys, ids. Never secret. */
  own?: Readonly<Record<string, PlainJson>>;
};

/** What setting up, checking and cleaning up a channel may use. */
export type ChannelContext = {
  secret: SecretFields;
  /** Sends with the connection's credential. */
  call: ProviderCall;
  /** Where the provider shall send what happens: our public address for this channel; sub-paths may be added. */
  address: string;
  facts: ChannelFacts;
  agent: { name: string; description: string };
  settings: Readonly<Record<string, unknown>>;
};
