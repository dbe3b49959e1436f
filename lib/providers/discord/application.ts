import { z } from "zod";
import type { ProviderCall } from "../provider";
import { readAccount } from "../read-account";
import { Snowflake } from "./snowflake";

export const api = "https://discord.com/api/v10";

/** Whether ordinary messages may come with their text: asked for in full, or for bots in few servers. */
const contentFlags = (1 << 18) | (1 << 19);

/** The flag that a bot may set for itself. */
export const limitedContentFlag = 1 << 19;

const Application = z.object({
  id: Snowflake,
  name: z.string(),
  verify_key: z.string().regex(/^[0-9a-f]{64}$/i),
  flags: z.number().int().optional(),
  bot_require_code_grant: z.boolean().optional(),
  interactions_endpoint_url: z.string().nullish(),
  event_webhooks_url: z.string().nullish(),
});
export type Application = z.output<typeof Application>;

const BotUser = z.object({
  id: Snowflake,
  username: z.string(),
  discriminator: z.string().optional(),
});
export type BotUser = z.output<typeof BotUser>;

/** The bot's own application. */
export async function readApplication(call: ProviderCall): Promise<Application> {
  const { body } = await call({ url: `${api}/applications/@me` });
  return readAccount("Discord", Application, body);
}

/** The user that the bot is. */
export async function readBotUser(call: ProviderCall): Promise<BotUser> {
  const { body } = await call({ url: `${api}/users/@me` });
  return readAccount("Discord", BotUser, body);
}

export const readsContent = ({ flags = 0 }: Pick<Application, "flags">): boolean =>
  (flags & contentFlags) !== 0;

/** "scout#4821", or "@scout" for those that have no number any more. */
export const tagOf = ({ username, discriminator = "0" }: BotUser): string =>
  discriminator === "0" ? `@${username}` : `${username}#${discriminator}`;
