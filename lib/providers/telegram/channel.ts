import type { Channel, ChannelContext, ChannelFacts } from "../channel";
import { getMe } from "../telegram-api";
import { setWebhook, webhookState } from "../telegram-webhook";
import { receiveTelegram } from "./receive";
import { allowedUpdates } from "./update";

/** A bot's own messages do not come back at Telegram, so that a person has to write for a test. */
export const telegramChannel: Channel = {
  receive: receiveTelegram,
  async setUp(context) {
    await setWebhook(context, allowedUpdates);
    return readFacts(context);
  },
  check: readFacts,
};

async function readFacts(context: ChannelContext): Promise<ChannelFacts> {
  const me = await getMe(context.call);
  const webhook = await webhookState(context);
  return {
    handle: `@${me.username}`,
    where: "Telegram",
    link: `https://t.me/${me.username}`,
    states: [
      webhook,
      {
        id: "groups",
        state: "ok",
        text: groupsText(me),
        href: "https://t.me/BotFather",
      },
    ],
  };
}

function groupsText({
  can_join_groups = true,
  can_read_all_group_messages = false,
}: Awaited<ReturnType<typeof getMe>>): string {
  if (!can_join_groups) return "It cannot be added to groups. BotFather: /setjoingroups";
  return can_read_all_group_messages
    ? "In groups it sees every message."
    : "In groups it sees commands, mentions and answers to it. BotFather: /setprivacy";
}
