import { z } from "zod";
import { StoredState } from "./stored-facts";

/** A bot or number of an agent, as every surface shows it. */
export const ChannelView = z.object({
  connectionId: z.string(),
  integration: z.object({ id: z.string(), name: z.string(), icon: z.string().nullable() }),
  provider: z.object({ id: z.string(), name: z.string() }),
  world: z.enum(["real", "sandbox"]),
  account: z.string().describe("The bot or number, as people recognise it"),
  handle: z.string().nullable().describe('How people address it: "@scout"'),
  where: z.string().nullable().describe('Where that is: "Acme workspace"'),
  link: z.string().nullable().describe("Opens a conversation with it"),
  address: z.string().describe("Where the provider sends what happens on it"),
  states: z.array(StoredState).describe("What works, what waits, what somebody has to do"),
  setUp: z.object({
    state: z.enum(["ready", "waiting", "failed"]),
    at: z.string().nullable(),
    problem: z.string().nullable(),
  }),
  heard: z.boolean().describe("Whether anybody has ever written to it"),
  lastMessageAt: z.string().nullable(),
  /** True while it is being given back, and still costs money. */
  releasing: z.boolean(),
  hasPackage: z.boolean().describe("Whether there is a file to install it with"),
});
export type ChannelView = z.infer<typeof ChannelView>;

/** Something that is being made for the agent: it will be a channel, or say why not. */
export const ComingChannel = z.object({
  id: z.string(),
  integration: z.object({ id: z.string(), name: z.string(), icon: z.string().nullable() }),
  kind: z.enum(["app", "bot", "number"]),
  name: z.string().describe("What was asked for: a name, a number"),
  state: z.string(),
  detail: z.string(),
  startedAt: z.string(),
});
export type ComingChannel = z.infer<typeof ComingChannel>;
