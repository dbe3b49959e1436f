import { z } from "zod";
import type { ChannelFacts } from "../channel";

const Names = z.record(z.string(), z.string());

/** What this provider keeps of a bot, besides what people are shown. */
export const OwnFacts = z.object({
  appId: z.string().optional().catch(undefined),
  botId: z.string().optional().catch(undefined),
  /** What the bot may do, as Slack says. */
  scopes: z.array(z.string()).optional().catch(undefined),
  /** Whether a signed request ever came: only then does Slack know our address. */
  heard: z.boolean().optional().catch(undefined),
  /** Names of channels and people by their ids, since events carry ids only. */
  names: Names.catch({}).default({}),
});
export type OwnFacts = z.output<typeof OwnFacts>;

export const readOwnFacts = ({ own = {} }: Pick<ChannelFacts, "own">): OwnFacts =>
  OwnFacts.parse(own);
