import { z } from "zod";
import { guildsOf } from "./apps";
import type { DiscordCall } from "./caller";
import { presentBot, presentChannel, presentGuild, presentMessage } from "./present";
import {
  DiscordProblem,
  invalidForm,
  missingAccess,
  unknownChannel,
  unknownMessage,
} from "./problem";
import type { DiscordChannel, DiscordMessage } from "./seed";
import { botsIn, directChannel, leave, react, say } from "./talk";

const Message = z.object({
  content: z.string().default(""),
  message_reference: z.object({ message_id: z.string() }).nullish(),
});

export const channelRoutes: Record<string, (call: DiscordCall) => unknown> = {
  "GET /users/@me": ({ app }) => presentBot(app),
  "GET /users/@me/guilds": ({ app, data, query }) => {
    const after = BigInt(query("after") ?? 0);
    const limit = Math.min(Number(query("limit") ?? 200), 200);
    return guildsOf(data, app)
      .filter(({ id }) => BigInt(id) > after)
      .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
      .slice(0, limit)
      .map(presentGuild);
  },
  "DELETE /users/@me/guilds/:guild": (call) => {
    const guild = guildsOf(call.data, call.app).find(({ id }) => id === call.param("guild"));
    if (guild === undefined) throw new DiscordProblem(404, 10004, "Unknown Guild");
    leave(call.sandbox, call.app, guild);
    return undefined;
  },
  "POST /users/@me/channels": ({ sandbox, app, data, body }) => {
    const person = data.users.find(({ id }) => id === body.recipient_id);
    if (person === undefined) throw new DiscordProblem(400, 50033, "Invalid Recipient(s)");
    return presentChannel(data, directChannel(sandbox, app, person.id), app);
  },
  "GET /guilds/:guild/channels": ({ app, data, param }) => {
    if (!guildsOf(data, app).some(({ id }) => id === param("guild"))) throw missingAccess();
    return data.channels
      .filter(({ guildId, type }) => guildId === param("guild") && type === 0)
      .map((channel) => presentChannel(data, channel, app));
  },
  "GET /channels/:channel": (call) => presentChannel(call.data, channelOf(call), call.app),
  "GET /channels/:channel/messages": (call) => {
    const channel = channelOf(call);
    const { query, data } = call;
    const limit = Number(query("limit") ?? 50);
    if (!(limit >= 1 && limit <= 100))
      throw invalidForm(
        "limit",
        "NUMBER_TYPE_MAX",
        "int value should be less than or equal to 100.",
      );
    const [before, after] = [query("before"), query("after")];
    const all = data.messages.filter(
      ({ id, channelId }) =>
        channelId === channel.id &&
        (before === undefined || BigInt(id) < BigInt(before)) &&
        (after === undefined || BigInt(id) > BigInt(after)),
    );
    const shown = after === undefined ? all.slice(-limit) : all.slice(0, limit);
    return shown.toReversed().map((message) => presentMessage(data, message));
  },
  "POST /channels/:channel/messages": (call) => {
    const channel = channelOf(call);
    const { data: message } = Message.safeParse(call.body);
    if (message === undefined)
      throw invalidForm("content", "BASE_TYPE_BAD_STRING", "Must be string");
    if (message.content === "")
      throw new DiscordProblem(400, 50006, "Cannot send an empty message");
    if (message.content.length > 2000)
      throw invalidForm("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.");
    const replyTo = message.message_reference?.message_id ?? null;
    if (replyTo !== null) messageOf(call, channel, replyTo);
    const said = say(call.sandbox, channel, {
      authorId: call.app.userId,
      content: message.content,
      replyTo,
    });
    call.record("message.sent", said.id);
    return presentMessage(call.data, said);
  },
  "PUT /channels/:channel/messages/:message/reactions/:emoji/@me": (call) => {
    const channel = channelOf(call);
    const message = messageOf(call, channel, call.param("message"));
    const emoji = decodeURIComponent(call.param("emoji"));
    if (!/^(\p{Extended_Pictographic}|\p{Emoji_Presentation}|[\w]+:\d+)/u.test(emoji))
      throw new DiscordProblem(400, 10014, "Unknown Emoji");
    react(call.sandbox, channel, message, { userId: call.app.userId, emoji });
    call.record("reaction.added", message.id);
    return undefined;
  },
};

function channelOf(call: DiscordCall): DiscordChannel {
  const { data, param, sandbox, app } = call;
  const channel = data.channels.find(({ id }) => id === param("channel"));
  if (channel === undefined) throw unknownChannel();
  if (!botsIn(sandbox, channel).includes(app)) throw missingAccess();
  return channel;
}

function messageOf({ data }: DiscordCall, channel: DiscordChannel, id: string): DiscordMessage {
  const message = data.messages.find((each) => each.id === id && each.channelId === channel.id);
  if (message === undefined) throw unknownMessage();
  return message;
}
