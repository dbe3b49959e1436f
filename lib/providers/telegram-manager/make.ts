import { z } from "zod";
import { invalidField } from "@/lib/errors";
import { withGenerated } from "../generated-fields";
import type { Make } from "../make";
import { askTelegram, getMe, replaceManagedToken } from "../telegram-api";

/** Telegram's rule for the user names of bots. */
const username = /^(?=.{5,32}$)[a-z][a-z0-9_]*bot$/i;

/** A person confirms each bot in Telegram; what they make is theirs, and this manager's to run. */
export const makeBot: Make = {
  kind: "bot",
  provider: "telegram",
  async askForBot(call, wanted) {
    if (!username.test(wanted.username))
      throw invalidField(
        "username",
        "A bot's user name has 5 to 32 letters, digits and underscores, and ends in bot.",
      );
    const manager = await getMe(call);
    const url = new URL(`https://t.me/newbot/${manager.username}/${wanted.username}`);
    url.searchParams.set("name", wanted.name.slice(0, 64));
    return { url: url.href };
  },
  async takeBot(call, botId) {
    const botToken = await askTelegram(call, "getManagedBotToken", z.string(), {
      user_id: Number(botId),
    });
    return withGenerated({ generated: ["webhookSecret"] }, { botToken });
  },
  async unmake(call, { externalId }) {
    if (externalId === null) return "No bot was made.";
    await replaceManagedToken(call, externalId);
    return "The bot has a new token, which is not known here. Its owner can delete it at BotFather.";
  },
};
