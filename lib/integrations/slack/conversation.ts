import { z } from "zod";
import { AppError, invalidField } from "@/lib/errors";
import type { ConversationKind } from "@/lib/providers/channel";
import type { ProviderCall } from "@/lib/providers/provider";
import { readAnswer } from "../read-answer";
import { ConversationName, type SlackSettings } from "./settings";

export const api = "https://slack.com/api";

export const conversationInput = ConversationName.optional().describe(
  "Slack's id of the conversation, as the inbox and slack_list_conversations give it (C0123ABCD). Also a public channel by name (#general), or a person's id (U0123ABCD) for a direct message. Leave out for the default channel of the settings.",
);

export const timestampInput = z
  .string()
  .regex(/^\d{1,12}\.\d{1,9}$/, "Pass a message's id, like 1712345678.000100.");

export const Conversations = z.object({
  channels: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullish(),
      user: z.string().nullish(),
      is_private: z.boolean().nullish(),
      is_mpim: z.boolean().nullish(),
      is_member: z.boolean().nullish(),
      num_members: z.number().nullish(),
      topic: z.object({ value: z.string() }).nullish(),
      purpose: z.object({ value: z.string() }).nullish(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).nullish(),
});

/** Slack writes an empty cursor on the last page. */
export const nextCursor = (metadata: { next_cursor?: string } | null | undefined) =>
  metadata?.next_cursor === "" ? undefined : metadata?.next_cursor;

/** What an id says of its conversation; group messages look like channels. */
export const kindOfId = (id: string): ConversationKind =>
  id.startsWith("D") ? "direct" : "channel";

const maxPages = 10;

/** The id of the conversation that a call is about: the one it names, else that of the settings. */
export async function requireConversation(
  call: ProviderCall,
  settings: SlackSettings,
  given: string | undefined,
): Promise<string> {
  const name = given ?? settings.default_channel;
  if (name === undefined)
    throw invalidField(
      "conversation",
      "Name a conversation, or have the setting Default channel filled in.",
    );
  if (name.startsWith("#")) return findByName(call, name.slice(1));
  return /^[UW]/.test(name) ? openDirect(call, name) : name;
}

async function findByName(call: ProviderCall, name: string): Promise<string> {
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const response = await call({
      url: `${api}/conversations.list`,
      query: { types: "public_channel", exclude_archived: true, limit: 1000, cursor },
    });
    const { channels, response_metadata } = readAnswer(Conversations, response);
    const found = channels.find((each) => each.name === name);
    if (found) return found.id;
    cursor = nextCursor(response_metadata);
    if (cursor === undefined) break;
  }
  throw new AppError(
    "not_found",
    `Slack has no public channel #${name} that the bot can see. For a private one, pass its id.`,
  );
}

const Opened = z.object({ channel: z.object({ id: z.string() }) });

/** The direct message with a person; opening it says nothing to them. */
async function openDirect(call: ProviderCall, users: string): Promise<string> {
  const response = await call({
    method: "POST",
    url: `${api}/conversations.open`,
    json: { users },
  });
  return readAnswer(Opened, response).channel.id;
}
