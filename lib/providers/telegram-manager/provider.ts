import { AppError } from "@/lib/errors";
import { type Account, defineProvider, type ProviderCall } from "../provider";
import { checkTelegramToken, getMe, placeToken, toAccount } from "../telegram-api";
import { telegramFailure } from "../telegram-failure";
import { setWebhook, webhookCleanUp, webhookState } from "../telegram-webhook";
import { makeBot } from "./make";
import { receiveManaged } from "./receive";

export const telegramManager = defineProvider({
  id: "telegram-manager",
  name: "Telegram manager bot",
  auth: {
    type: "key",
    guide: [
      {
        text: "Open BotFather in Telegram and send /newbot. This bot only makes the agents' bots; nobody talks to it.",
        href: "https://t.me/BotFather",
      },
      { text: "Open BotFather's mini app, choose the bot, and turn on Bot Management Mode." },
      { text: "Paste the bot's token." },
    ],
    fields: [
      {
        name: "botToken",
        label: "Token of the manager bot",
        placeholder: "123456789:AAE…",
        check: checkTelegramToken,
      },
    ],
    generated: ["webhookSecret"],
  },
  hosts: ["api.telegram.org"],
  accessUrl: "https://t.me/BotFather",
  authorize: () => ({}),
  authorizeUrl: placeToken,
  probe: probeManager,
  failure: telegramFailure,
  sharesGrant: false,
  isSetup: true,
  make: makeBot,
  channel: {
    receive: receiveManaged,
    async setUp(context) {
      await setWebhook(context, ["managed_bot"]);
      return { states: [await webhookState(context)] };
    },
    check: async (context) => ({ states: [await webhookState(context)] }),
  },
  cleanUps: [webhookCleanUp],
});

async function probeManager(call: ProviderCall): Promise<Account> {
  const me = await getMe(call);
  if (!me.can_manage_bots)
    throw new AppError(
      "invalid_input",
      "This bot may not manage others. Turn on Bot Management Mode for it in BotFather's mini app, then try again.",
    );
  return toAccount(me);
}
