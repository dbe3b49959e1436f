import { z } from "zod";
import type { ProviderCall, ProviderRequest } from "@/lib/providers/provider";
import { defineTool, type KnownMessage, type ToolChannel } from "../manifest";
import { readAnswer } from "../read-answer";
import { api, conversationInput, messageIdInput, threadInput } from "./inputs";
import type { DiscordSettings } from "./settings";

const Sent = z.object({ id: z.string(), channel_id: z.string(), flags: z.number().optional() });

const notifies = {
  nobody: [],
  people: ["users"],
  everyone: ["users", "roles", "everyone"],
} as const satisfies Record<DiscordSettings["may_notify"], readonly string[]>;

const suppressEmbeds = 1 << 2;

export const sendMessage = defineTool<DiscordSettings>()({
  name: "discord_send_message",
  title: "Send a message",
  description:
    "Sends a message as the agent's own bot: into a channel or thread that it sees, to a person who has written to it, or as an answer to one message or command. A command (/ask) waits a quarter of an hour for its answer. A message cannot be taken back with these tools.",
  effect: "write",
  scopes: [],
  input: z.object({
    conversation: conversationInput,
    text: z
      .string()
      .min(1)
      .max(2000)
      .describe("The message in Discord's Markdown, 2000 characters at most. <@id> mentions."),
    thread: threadInput,
    reply_to: messageIdInput
      .optional()
      .describe("To answer one message or command: its message_id in the same conversation."),
  }),
  output: z.object({
    conversation: z.string().describe("Id of the conversation."),
    thread: z.string().nullable().describe("Id of the thread, if it is in one."),
    message_id: z.string().describe("Names the message within its conversation."),
  }),
  async run({ call, channel, settings }, { conversation, text, thread = null, reply_to }) {
    const known = await channel.conversation(conversation);
    const content = {
      content: text,
      allowed_mentions: { parse: notifies[settings.may_notify] },
      flags: settings.link_previews ? undefined : suppressEmbeds,
    };
    const command = reply_to && (await commandOf(channel, conversation, reply_to));
    const { messageId } = await channel.say(
      {
        conversation: { id: conversation, kind: known?.kind ?? "channel", name: known?.name },
        text,
        thread,
      },
      async () => {
        const request = command
          ? await answerTo(call, command, content)
          : {
              method: "POST" as const,
              url: `${api}/channels/${thread ?? conversation}/messages`,
              json: {
                ...content,
                message_reference: reply_to === undefined ? undefined : { message_id: reply_to },
              },
            };
        return { messageId: readAnswer(Sent, await call(request)).id };
      },
    );
    return { conversation, thread, message_id: messageId };
  },
});

const Command = z.object({ applicationId: z.string(), token: z.string() });
type Command = z.output<typeof Command>;

const lookedAt = 100;

/** What answering takes, where the message is a command that was taken here. */
async function commandOf(
  channel: Pick<ToolChannel, "history">,
  conversation: string,
  messageId: string,
): Promise<Command | undefined> {
  const { items } = await channel.history(conversation, { limit: lookedAt });
  const isIt = ({ id, kind }: KnownMessage) => id === messageId && kind === "command";
  return Command.safeParse(items.find(isIt)?.reference).data;
}

/** "scout is thinking…" is replaced by the first answer; others come after it. */
async function answerTo(
  call: ProviderCall,
  { applicationId, token }: Command,
  content: object,
): Promise<ProviderRequest> {
  const webhook = `${api}/webhooks/${applicationId}/${token}`;
  const original = await call({ url: `${webhook}/messages/@original` });
  const isThinking = ((readAnswer(Sent, original).flags ?? 0) & thinking) !== 0;
  return isThinking
    ? { method: "PATCH", url: `${webhook}/messages/@original`, json: content }
    : { method: "POST", url: webhook, query: { wait: true }, json: content };
}

const thinking = 1 << 7;
