import { z } from "zod";
import { AppError } from "@/lib/errors";
import { requireSecret } from "./bearer";
import type { Account, ProviderCall, SecretFields } from "./provider";

const origin = "https://api.telegram.org";

/** Telegram wants the token in the path, `/bot<token>/getMe`; requests are written without it. */
export function placeToken(url: URL, secret: SecretFields): URL {
  const placed = new URL(url);
  placed.pathname = `/bot${requireSecret(secret, "botToken")}${url.pathname}`;
  return placed;
}

/** What is wrong with a pasted bot token, before anything is sent. */
export function checkTelegramToken(value: string): string | undefined {
  const isToken = /^\d{5,20}:[\w-]{30,64}$/.test(value) || /^\d{5,20}:sandbox-[\w-]+$/.test(value);
  return isToken
    ? undefined
    : "A bot token looks like 123456789:AAE… Copy the whole line that BotFather sent.";
}

const Answer = z.object({ ok: z.literal(true), result: z.unknown() });

/** Calls a method of the Bot API: with `json` as a change, without as a question. */
export async function askTelegram<Schema extends z.ZodType>(
  call: ProviderCall,
  method: string,
  schema: Schema,
  json?: Readonly<Record<string, unknown>>,
): Promise<z.output<Schema>> {
  const url = `${origin}/${method}`;
  const { body } = await call(json === undefined ? { url } : { method: "POST", url, json });
  const parsed = schema.safeParse(Answer.safeParse(body).data?.result);
  if (parsed.success) return parsed.data;
  throw new AppError("provider_failed", "Telegram answered in a form that we do not know.", {
    cause: parsed.error,
  });
}

const Me = z.object({
  id: z.int(),
  is_bot: z.literal(true),
  first_name: z.string(),
  username: z.string(),
  can_join_groups: z.boolean().optional(),
  can_read_all_group_messages: z.boolean().optional(),
  can_manage_bots: z.boolean().optional(),
});
export type TelegramBot = z.output<typeof Me>;

/** The bot whose token it is. */
export const getMe = (call: ProviderCall): Promise<TelegramBot> => askTelegram(call, "getMe", Me);

/** A bot serves one agent only, so its id is the account's identity too. */
export const toAccount = ({ id, username, first_name }: TelegramBot): Account => ({
  id: String(id),
  name: `@${username}`,
  detail: first_name,
  identity: String(id),
});

/** Gives a managed bot a new token, which ends the one that is known here. The new one is not kept. */
export async function replaceManagedToken(callAsManager: ProviderCall, botId: string) {
  await askTelegram(callAsManager, "replaceManagedBotToken", z.string(), {
    user_id: Number(botId),
  });
}
