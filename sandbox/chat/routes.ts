import { Hono, type Context } from "hono";
import { refusalPage } from "../consent-page";
import { readFields } from "../fields";
import type { Sandbox } from "../sandbox";
import { chatPage, chatsPage, type ChatView } from "./page";
import type { ChatPlatform } from "./platform";

/** Where a person writes "in Slack" and sees the agent's answer come back. */
export function chatRoutes(platforms: readonly ChatPlatform[], { store }: Sandbox): Hono {
  const app = new Hono();

  app.get("/", (c) => chatsPage(c, platforms));
  app.get("/:platform", (c) => {
    const platform = platforms.find(({ id }) => id === c.req.param("platform"));
    return platform === undefined ? goneFrom(c) : chatPage(c, viewOf(platform, c.req.query()));
  });
  app.post("/:platform", async (c) => {
    const site = c.req.header("sec-fetch-site");
    if (site !== undefined && site !== "same-origin")
      return refusalPage(c, "chat", "This form was sent from another site.", 403);
    const platform = platforms.find(({ id }) => id === c.req.param("platform"));
    if (platform === undefined) return goneFrom(c);
    const fields = await readFields(c);
    const view = viewOf(platform, fields);
    if (view.bot === undefined || view.person === undefined) return chatPage(c, view);
    const [botId, personId] = [view.bot.id, view.person.id];
    let conversationId = view.conversation?.id;
    if (fields.do !== undefined && fields.do !== "") {
      const done = { botId, conversationId, personId, actionId: fields.do };
      conversationId = (await platform.act?.(done)) ?? conversationId;
    } else if (conversationId !== undefined) {
      const text = (fields.text ?? "").trim();
      const thread = fields.thread === undefined || fields.thread === "" ? null : fields.thread;
      const said = { botId, conversationId, personId, text, thread };
      const problem =
        text === "" ? "Write something first." : await Promise.resolve(platform.say(said));
      if (problem !== undefined) return chatPage(c, { ...view, text, problem });
    }
    store.touch();
    const search = new URLSearchParams({ bot: botId, person: personId });
    if (conversationId !== undefined) search.set("conversation", conversationId);
    if (fields.thread) search.set("thread", fields.thread);
    return c.redirect(`/chat/${platform.id}?${search.toString()}`, 303);
  });
  return app;
}

/** What is on show: what was asked for, else the first of each. */
function viewOf(platform: ChatPlatform, asked: Partial<Record<string, string>>): ChatView {
  const bots = platform.bots();
  const bot = bots.find(({ id }) => id === asked.bot) ?? bots[0];
  const conversations = bot === undefined ? [] : platform.conversations(bot.id);
  const conversation =
    conversations.find(({ id }) => id === asked.conversation) ??
    conversations.find(({ isOpen }) => isOpen) ??
    conversations[0];
  const everybody = platform.people();
  const only = everybody.filter(({ id }) => id === conversation?.personId);
  const people = only.length > 0 ? only : everybody;
  const person = people.find(({ id }) => id === asked.person) ?? people[0];
  const messages =
    bot === undefined || conversation === undefined
      ? []
      : platform.messages(bot.id, conversation.id);
  const thread = messages.find(({ id }) => id === asked.thread)?.id ?? null;
  return { platform, bots, bot, people, person, conversations, conversation, messages, thread };
}

const goneFrom = (c: Context): Promise<Response> =>
  refusalPage(c, "chat", "Nobody talks on a platform of this name here.", 404);
