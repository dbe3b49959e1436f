import type { Sandbox } from "../sandbox";
import { mintToken } from "./keys";
import {
  serviceUrl,
  type TeamsBot,
  type TeamsChat,
  type TeamsData,
  type TeamsMessage,
} from "./seed";

const timeoutMs = 15_000;
const retryDelaysMs = [1_000, 5_000, 15_000];

/** The id of the private conversation of a person with a bot. */
export const privateId = (bot: TeamsBot, personId: string): string =>
  `a:1${bot.appId.slice(0, 8)}-${personId.slice(3)}`;

export const chatOf = ({ chats }: TeamsData, id: string): TeamsChat | undefined =>
  chats.find((chat) => chat.id === id);

/** Whose private conversation it is. */
export const personIn = ({ people }: TeamsData, bot: TeamsBot, id: string) =>
  people.find((person) => privateId(bot, person.id) === id);

export const messagesIn = (data: TeamsData, id: string): TeamsMessage[] =>
  (data.messages[id] ??= []);

export function addMessage(
  data: TeamsData,
  conversationId: string,
  said: Pick<TeamsMessage, "senderId" | "text" | "thread">,
): TeamsMessage {
  data.lastMessageId = Math.max(data.lastMessageId + 1, Date.now());
  const id = String(data.lastMessageId);
  const message = { ...said, id, at: new Date().toISOString(), reactions: [] };
  messagesIn(data, conversationId).push(message);
  return message;
}

/** A person says something; in channels and group chats a bot hears it only when it is named. */
export function sayAsPerson(
  sandbox: Sandbox,
  bot: TeamsBot,
  conversationId: string,
  said: Pick<TeamsMessage, "senderId" | "text" | "thread">,
): void {
  const data = sandbox.store.state.teams;
  const message = addMessage(data, conversationId, said);
  const chat = chatOf(data, conversationId);
  const listeners = chat
    ? data.bots.filter(({ appId, name }) => chat.bots.includes(appId) && names(said.text, name))
    : [bot];
  for (const each of listeners)
    sendActivity(sandbox, each, conversationId, said.senderId, {
      type: "message",
      id: message.id,
      text: chat ? tagged(said.text, each) : said.text,
      textFormat: "plain",
      // In a channel everything belongs to a thread: a first message begins its own.
      thread: chat?.kind === "channel" ? (said.thread ?? message.id) : null,
      ...(chat && {
        entities: [{ type: "mention", mentioned: accountOf(each), text: tagOf(each) }],
      }),
    });
}

const names = (text: string, name: string): boolean =>
  text.toLowerCase().includes(`@${name.toLowerCase()}`);

/** The bot's name in a text as Teams writes it for the bot. */
function tagged(text: string, bot: TeamsBot): string {
  const at = text.toLowerCase().indexOf(`@${bot.name.toLowerCase()}`);
  return text.slice(0, at) + tagOf(bot) + text.slice(at + bot.name.length + 1);
}

const tagOf = ({ name }: TeamsBot): string => `<at>${name}</at>`;
const accountOf = ({ appId, name }: TeamsBot) => ({ id: `28:${appId}`, name });

type Sent = { type: string; id: string; thread?: string | null } & Record<string, unknown>;

/** Sends what happened to a bot's endpoint, signed as the bot service does. */
export function sendActivity(
  sandbox: Sandbox,
  bot: TeamsBot,
  conversationId: string,
  senderId: string,
  { thread = null, ...sent }: Sent,
): void {
  const data = sandbox.store.state.teams;
  const { endpoint, tenantId } = bot;
  if (endpoint === null) return;
  const chat = chatOf(data, conversationId);
  const sender = data.people.find(({ id }) => id === senderId);
  const activity = {
    channelId: "msteams",
    serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: senderId, name: sender?.name, aadObjectId: senderId.slice(3) },
    recipient: accountOf(bot),
    conversation: {
      id: thread === null ? conversationId : `${conversationId};messageid=${thread}`,
      conversationType: chat?.kind ?? "personal",
      tenantId,
      ...(chat && { isGroup: true }),
      ...(chat?.kind === "groupChat" && { name: chat.name }),
    },
    channelData: {
      tenant: { id: tenantId },
      ...(chat?.kind === "channel" && {
        channel: { id: conversationId, name: chat.name },
        team: { id: `19:team-${chat.name}`, name: chat.team },
      }),
    },
    ...sent,
  };
  void sandbox.events.deliver({
    provider: "teams",
    id: `${bot.name} ${sent.type} ${sent.id}`,
    timeoutMs,
    retryDelaysMs,
    // What it refuses for good is not sent again.
    isDone: ({ status }) => status >= 200 && status < 500,
    request: () => ({
      url: endpoint,
      headers: {
        "content-type": "application/json; charset=utf-8",
        authorization: `Bearer ${mintToken(sandbox, "bot-service", {
          iss: "https://api.botframework.com",
          aud: bot.appId,
          serviceurl: serviceUrl,
        })}`,
      },
      body: JSON.stringify(activity),
    }),
  });
}

/** A person adds the bot to a chat, or takes it out. */
export function changeMembership(
  sandbox: Sandbox,
  bot: TeamsBot,
  chat: TeamsChat,
  { personId, isMember }: { personId: string; isMember: boolean },
): void {
  if (chat.bots.includes(bot.appId) === isMember) return;
  chat.bots = isMember
    ? [...chat.bots, bot.appId]
    : chat.bots.filter((appId) => appId !== bot.appId);
  sendActivity(sandbox, bot, chat.id, personId, {
    type: "conversationUpdate",
    id: `f:${String(Date.now())}`,
    [isMember ? "membersAdded" : "membersRemoved"]: [accountOf(bot)],
  });
}

/** A person likes the last message of a conversation. */
export function likeLast(
  sandbox: Sandbox,
  bot: TeamsBot,
  conversationId: string,
  personId: string,
): void {
  const last = messagesIn(sandbox.store.state.teams, conversationId).at(-1);
  if (last === undefined) return;
  last.reactions.push({ type: "like", by: personId });
  sendActivity(sandbox, bot, conversationId, personId, {
    type: "messageReaction",
    id: `f:${String(Date.now())}`,
    replyToId: last.id,
    reactionsAdded: [{ type: "like" }],
  });
}
