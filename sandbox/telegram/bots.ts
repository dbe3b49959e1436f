import { randomBytes, randomInt } from "node:crypto";
import type { Sandbox } from "../sandbox";
import type { TelegramBot, TelegramData } from "./seed";

const tokenForm = /^(\d{5,15}):sandbox-([a-z0-9][a-z0-9-]{0,40})$/;

/**
 * The bot of a token. One of the form `7100001:sandbox-scout` stands for a bot that BotFather has made
 * already, @scout_bot; one whose name begins with "manager" may make others.
 */
export function findBot({ store }: Sandbox, token: string): TelegramBot | undefined {
  const data = store.state.telegram;
  const known = data.bots.find((bot) => bot.token === token);
  if (known !== undefined) return known;
  const [, id, name] = tokenForm.exec(token) ?? [];
  if (id === undefined || name === undefined) return undefined;
  if (data.bots.some((bot) => bot.id === Number(id))) return undefined;
  const firstName = name.replaceAll("-", " ");
  const username = `${name.replaceAll("-", "_")}_bot`;
  if (findByUsername(data, username) !== undefined) return undefined;
  const isManager = name.startsWith("manager");
  const bot = newBot({ id: Number(id), token, firstName, username, isManager });
  data.bots.push(bot);
  store.touch();
  return bot;
}

export const findByUsername = ({ bots }: TelegramData, username: string): TelegramBot | undefined =>
  bots.find((bot) => bot.username.toLowerCase() === username.toLowerCase());

/** A new bot of a person, made with a manager bot. */
export function makeManagedBot(
  data: TelegramData,
  manager: TelegramBot,
  made: { firstName: string; username: string; ownerId: number },
): TelegramBot {
  const id = randomInt(7_000_000_000, 7_999_999_999);
  const bot = { ...newBot({ ...made, id, token: mintToken(id), isManager: false }), ...made };
  bot.managerId = manager.id;
  data.bots.push(bot);
  return bot;
}

export const mintToken = (id: number): string =>
  `${String(id)}:sandbox-${randomBytes(16).toString("hex")}`;

const newBot = (
  made: Pick<TelegramBot, "id" | "token" | "firstName" | "username" | "isManager">,
): TelegramBot => ({
  ...made,
  managerId: null,
  ownerId: 50_001,
  webhook: null,
  nextUpdateId: randomInt(100_000_000, 900_000_000),
  pending: [],
});
