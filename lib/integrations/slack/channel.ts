import { z } from "zod";
import { AppError, invalidField } from "@/lib/errors";
import type { ProviderCall } from "@/lib/providers/provider";
import { readAnswer } from "../read-answer";
import { ChannelName, type SlackSettings } from "./settings";

export const api = "https://slack.com/api";

export const channelInput = ChannelName.optional().describe(
  "The channel, by name (#general) or id (C0123ABCD). Leave out for the default channel of the settings.",
);

export const timestampInput = z
  .string()
  .regex(/^\d{1,12}\.\d{1,9}$/, "Pass a message's ts, like 1712345678.000100.");

export const Conversations = z.object({
  channels: z.array(
    z.object({
      id: z.string(),
      name: z.string().nullish(),
      is_private: z.boolean().nullish(),
      is_member: z.boolean().nullish(),
      num_members: z.number().nullish(),
      topic: z.object({ value: z.string() }).nullish(),
      purpose: z.object({ value: z.string() }).nullish(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).nullish(),
});

/** The channel that a call is about: the one it names, else that of the settings. */
export function requireChannel(settings: SlackSettings, channel: string | undefined): string {
  const name = channel ?? settings.default_channel;
  if (name === undefined)
    throw invalidField("channel", "Name a channel, or have the setting Default channel filled in.");
  return name;
}

/** Slack writes an empty cursor on the last page. */
export const nextCursor = (metadata: { next_cursor?: string } | null | undefined) =>
  metadata?.next_cursor === "" ? undefined : metadata?.next_cursor;

const maxPages = 10;

/** Reading takes ids only, so a name is looked up first. */
export async function requireChannelId(call: ProviderCall, channel: string): Promise<string> {
  if (!channel.startsWith("#")) return channel;
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const response = await call({
      url: `${api}/conversations.list`,
      query: { types: "public_channel", exclude_archived: true, limit: 1000, cursor },
    });
    const { channels, response_metadata } = readAnswer(Conversations, response);
    const found = channels.find(({ name }) => name === channel.slice(1));
    if (found) return found.id;
    cursor = nextCursor(response_metadata);
    if (cursor === undefined) break;
  }
  throw new AppError(
    "not_found",
    `Slack has no public channel ${channel} that the bot can see. For a private one, pass its id.`,
  );
}
