import { z } from "zod";
import { invalidField } from "@/lib/errors";
import type { ProviderCall } from "@/lib/providers/provider";
import { defineTool } from "../manifest";
import { cursorInput, nextCursorOutput } from "../page-input";
import { readAnswer } from "../read-answer";
import { api } from "./inputs";

const Guilds = z.array(z.object({ id: z.string(), name: z.string() }));
const Channels = z.array(
  z.object({
    id: z.string(),
    type: z.number(),
    name: z.string().nullish(),
    topic: z.string().nullish(),
    position: z.number().default(0),
  }),
);

/** Text, news and the text beside a voice channel. */
const withText = [0, 2, 5];
const guildsAtOnce = 5;
const directAtOnce = 50;

const Conversation = z.object({
  conversation: z.string().describe("Its id."),
  name: z.string(),
  kind: z.enum(["channel", "direct", "group"]),
  server: z.string().optional().describe("Name of the server."),
  topic: z.string().optional(),
});

export const listConversations = defineTool()({
  name: "discord_list_conversations",
  title: "List conversations",
  description:
    "Lists the people who wrote to the agent's bot in private, and the channels of the servers that it is in, five servers at a time. It may not be allowed to write in all of them.",
  effect: "read",
  scopes: [],
  input: z.object({ cursor: cursorInput }),
  output: z.object({ conversations: z.array(Conversation), next_cursor: nextCursorOutput }),
  async run({ call, channel }, { cursor }) {
    if (cursor !== undefined && !/^\d{1,20}$/.test(cursor))
      throw invalidField("cursor", "Use the next_cursor of the call before.");
    const response = await call({
      url: `${api}/users/@me/guilds`,
      query: { limit: guildsAtOnce, after: cursor },
    });
    const guilds = readAnswer(Guilds, response);
    const conversations: z.output<typeof Conversation>[] = [];
    if (cursor === undefined) {
      const { items } = await channel.conversations({ limit: directAtOnce });
      for (const { id, kind, name } of items)
        if (kind === "direct" || kind === "group")
          conversations.push({ conversation: id, kind, name });
    }
    for (const guild of guilds) conversations.push(...(await channelsOf(call, guild)));
    const next_cursor = guilds.length < guildsAtOnce ? undefined : guilds.at(-1)?.id;
    return { conversations, next_cursor };
  },
});

async function channelsOf(call: ProviderCall, guild: { id: string; name: string }) {
  const channels = readAnswer(Channels, await call({ url: `${api}/guilds/${guild.id}/channels` }));
  return channels
    .filter(({ type }) => withText.includes(type))
    .toSorted((a, b) => a.position - b.position)
    .map(({ id, name, topic }) => ({
      conversation: id,
      name: `#${name ?? id}`,
      kind: "channel" as const,
      server: guild.name,
      topic: topic ?? undefined,
    }));
}
