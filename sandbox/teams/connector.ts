import type { Context, Hono } from "hono";
import { z } from "zod";
import { bearerOf } from "../credentials";
import type { SandboxEnv } from "../fault-answer";
import { parseJson } from "../fields";
import type { Sandbox } from "../sandbox";
import { botById } from "./bots";
import { readToken } from "./keys";
import type { TeamsBot, TeamsMessage } from "./seed";
import { addMessage, chatOf, messagesIn, personIn } from "./talk";

const Sent = z.object({
  type: z.literal("message"),
  text: z.string().min(1).max(28_000),
  replyToId: z.string().optional(),
});

type Place = { bot: TeamsBot; id: string; thread: string | null; messages: TeamsMessage[] };

/** Where bots send what they say, under any of the regions. */
export function mountConnector(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  for (const host of ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"]) {
    const base = `/${host}/:region/v3/conversations/:conversation/activities`;
    app.post(base, (c) => post(c, sandbox));
    app.post(`${base}/:activity`, (c) => post(c, sandbox));
    app.put(`${base}/:activity/reactions/:reaction`, (c) => react(c, sandbox));
  }
}

async function post(c: Context, sandbox: Sandbox): Promise<Response> {
  const place = placeOf(c, sandbox);
  if (place instanceof Response) return place;
  const sent = Sent.safeParse(parseJson(await c.req.text())).data;
  if (sent === undefined) return refuse(c, 400, "BadSyntax", "Activity is not right");
  const answered = c.req.param("activity") ?? sent.replyToId;
  if (answered !== undefined && !place.messages.some(({ id }) => id === answered))
    return refuse(c, 404, "ActivityNotFoundInConversation", "Activity not found");
  const { bot, id, thread } = place;
  const message = addMessage(sandbox.store.state.teams, id, {
    senderId: `28:${bot.appId}`,
    text: sent.text,
    thread,
  });
  sandbox.store.record("teams", bot.name, "message.sent", message.id);
  return c.json({ id: message.id }, 201);
}

function react(c: Context, sandbox: Sandbox): Response {
  const place = placeOf(c, sandbox);
  if (place instanceof Response) return place;
  const message = place.messages.find(({ id }) => id === c.req.param("activity"));
  if (message === undefined)
    return refuse(c, 404, "ActivityNotFoundInConversation", "Activity not found");
  const { bot } = place;
  const reaction = { type: c.req.param("reaction") ?? "", by: `28:${bot.appId}` };
  message.reactions = [
    ...message.reactions.filter(({ type, by }) => type !== reaction.type || by !== reaction.by),
    reaction,
  ];
  sandbox.store.record("teams", bot.name, "reaction.added", message.id);
  return c.body(null, 204);
}

/** The conversation that is meant, where the caller is a bot that may speak there. */
function placeOf(c: Context, sandbox: Sandbox): Place | Response {
  const claims = readToken(sandbox, "entra", bearerOf(c.req.header("authorization")) ?? "");
  const bot = botById(sandbox, String(claims?.appid));
  if (claims?.aud !== "https://api.botframework.com" || bot === undefined)
    return c.json({ message: "Authorization has been denied for this request." }, 401);
  const data = sandbox.store.state.teams;
  const [id = "", thread = null] = (c.req.param("conversation") ?? "").split(";messageid=");
  const chat = chatOf(data, id);
  if (chat && !chat.bots.includes(bot.appId))
    return refuse(c, 403, "BotNotInConversationRoster", "The bot is not part of the roster.");
  if (chat === undefined && personIn(data, bot, id) === undefined)
    return refuse(c, 404, "ConversationNotFound", "Conversation not found.");
  const messages = messagesIn(data, id);
  if (thread !== null && !messages.some((message) => message.id === thread))
    return refuse(c, 404, "ConversationNotFound", "Thread not found.");
  return { bot, id, thread, messages };
}

const refuse = (c: Context, status: 400 | 403 | 404, code: string, message: string): Response =>
  c.json({ error: { code, message } }, status);
