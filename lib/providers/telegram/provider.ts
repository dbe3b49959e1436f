import { defineProvider, type RevokeContext } from "../provider";
import { NoRevocationError } from "../revocation";
import {
  checkTelegramToken,
  getMe,
  placeToken,
  replaceManagedToken,
  toAccount,
} from "../telegram-api";
import { telegramFailure } from "../telegram-failure";
import { webhookCleanUp } from "../telegram-webhook";
import { telegramChannel } from "./channel";

export const telegram = defineProvider({
  id: "telegram",
  name: "Telegram",
  auth: {
    type: "key",
    guide: [
      {
        text: "Open BotFather in Telegram and send /newbot. Give this agent a bot of its own.",
        href: "https://t.me/BotFather",
      },
      { text: "Choose a name and a user name that ends in bot." },
      { text: "Paste the token that BotFather answers with." },
    ],
    fields: [
      {
        name: "botToken",
        label: "Bot token",
        placeholder: "123456789:AAE…",
        help: "The line under “Use this token to access the HTTP API” in BotFather's answer",
        check: checkTelegramToken,
      },
    ],
    generated: ["webhookSecret"],
  },
  hosts: ["api.telegram.org"],
  accessUrl: "https://t.me/BotFather",
  authorize: () => ({}),
  authorizeUrl: placeToken,
  probe: async (call) => toAccount(await getMe(call)),
  failure: telegramFailure,
  revoke: replaceToken,
  sharesGrant: false,
  madeBy: ["telegram-manager"],
  channel: telegramChannel,
  cleanUps: [webhookCleanUp],
});

/** A manager bot gives the bots that it manages a new token, which ends ours. Others only BotFather can. */
async function replaceToken({ callAsSetup, accountId }: RevokeContext): Promise<void> {
  if (!callAsSetup || accountId === undefined)
    throw new NoRevocationError(
      "Only its owner can end a bot's token: send /revoke to BotFather. It is destroyed here.",
      "https://t.me/BotFather",
    );
  await replaceManagedToken(callAsSetup, accountId);
}
