import type { Sandbox } from "../sandbox";
import { presentBot, presentUser } from "./present";
import type { TelegramBot, TelegramUser } from "./seed";

const timeoutMs = 60_000;
const retryDelaysMs = [500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000];
/** What is sent to a bot that has asked for nothing in particular. */
const usual = ["message", "channel_post", "my_chat_member", "managed_bot"];

/** Sends an update to its bot, or keeps it until there is somewhere to send it. */
export function sendUpdate(sandbox: Sandbox, bot: TelegramBot, kind: string, value: object): void {
  const asked = bot.webhook?.allowedUpdates ?? [];
  if (!(asked.length > 0 ? asked : usual).includes(kind)) return;
  const update = { update_id: bot.nextUpdateId, [kind]: value };
  bot.nextUpdateId += 1;
  bot.pending.push(update);
  sandbox.store.touch();
  if (bot.webhook !== null) void deliver(sandbox, bot, update);
}

/** Sends what has waited for an address. */
export function sendPending(sandbox: Sandbox, bot: TelegramBot): void {
  for (const update of bot.pending) void deliver(sandbox, bot, update);
}

async function deliver(sandbox: Sandbox, bot: TelegramBot, update: object): Promise<void> {
  const answer = await sandbox.events.deliver({
    provider: "telegram",
    id: `${bot.username} ${String((update as { update_id: number }).update_id)}`,
    timeoutMs,
    retryDelaysMs,
    request: () => ({
      // An address that was taken away meanwhile is nowhere.
      url: bot.webhook?.url ?? "",
      headers: {
        "content-type": "application/json",
        ...(bot.webhook?.secretToken && {
          "x-telegram-bot-api-secret-token": bot.webhook.secretToken,
        }),
      },
      body: JSON.stringify(update),
    }),
  });
  const isTaken = answer.status >= 200 && answer.status < 300;
  if (isTaken) bot.pending = bot.pending.filter((each) => each !== update);
  else if (bot.webhook !== null)
    bot.webhook.lastError = {
      at: new Date().toISOString(),
      message: `Wrong response from the webhook: ${String(answer.status)}`,
    };
  sandbox.store.touch();
}

/** Tells a manager bot of a bot that a person made with it, or that has a new token. */
export const tellManager = (
  sandbox: Sandbox,
  manager: TelegramBot,
  bot: TelegramBot,
  user: TelegramUser,
): void => {
  sendUpdate(sandbox, manager, "managed_bot", { user: presentUser(user), bot: presentBot(bot) });
};
