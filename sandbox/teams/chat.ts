import type { ChatMessage, ChatPlatform } from "../chat/platform";
import type { Sandbox } from "../sandbox";
import { botById } from "./bots";
import type { TeamsData, TeamsMessage } from "./seed";
import {
  changeMembership,
  chatOf,
  likeLast,
  messagesIn,
  personIn,
  privateId,
  sayAsPerson,
} from "./talk";

/** Where a person writes "in Teams": privately to a bot, or in a channel or chat that it was added to. */
export function teamsChat(sandbox: Sandbox): ChatPlatform {
  const data = (): TeamsData => sandbox.store.state.teams;
  return {
    id: "teams",
    name: "Teams",
    people: () => data().people,
    bots: () =>
      data()
        .bots.filter(({ endpoint }) => endpoint !== null)
        .map(({ appId, name }) => ({ id: appId, name, detail: appId.slice(0, 8) })),
    conversations(botId) {
      const bot = botById(sandbox, botId);
      if (bot === undefined) return [];
      return [
        ...data().people.map(({ id, name }) => ({
          id: privateId(bot, id),
          name,
          detail: "Private chat",
          isOpen: true,
        })),
        ...data().chats.map(({ id, name, team, bots }) => {
          const isOpen = bots.includes(bot.appId);
          const kind = team === null ? "Group chat" : `Channel of ${team}`;
          return { id, name, detail: isOpen ? kind : `${kind}, without the bot`, isOpen };
        }),
      ];
    },
    messages: (_botId, conversationId) =>
      messagesIn(data(), conversationId).map((message) =>
        toChat(data(), message, chatOf(data(), conversationId)?.kind === "channel"),
      ),
    say({ botId, conversationId, personId, text, thread }) {
      const bot = botById(sandbox, botId);
      if (bot === undefined) return "This bot is gone.";
      const owner = personIn(data(), bot, conversationId);
      if (owner !== undefined && owner.id !== personId)
        return `This is the private chat of ${owner.name}. Choose ${owner.name} under “As”.`;
      sayAsPerson(sandbox, bot, conversationId, { senderId: personId, text, thread });
      return undefined;
    },
    actions(botId, conversationId) {
      const chat = chatOf(data(), conversationId ?? "");
      const like = { id: "like", label: "Like the last message" };
      if (chat === undefined) return [like];
      return chat.bots.includes(botId)
        ? [{ id: "remove", label: "Remove the bot" }, like]
        : [{ id: "add", label: "Add the bot" }];
    },
    act({ botId, conversationId, personId, actionId }) {
      const bot = botById(sandbox, botId);
      const chat = chatOf(data(), conversationId ?? "");
      if (bot === undefined || conversationId === undefined) return undefined;
      if (actionId === "like") likeLast(sandbox, bot, conversationId, personId);
      else if (chat !== undefined)
        changeMembership(sandbox, bot, chat, { personId, isMember: actionId === "add" });
      return conversationId;
    },
  };
}

function toChat(
  data: TeamsData,
  { id, senderId, text, at, thread, reactions }: TeamsMessage,
  hasThreads: boolean,
): ChatMessage {
  const bot = data.bots.find(({ appId }) => senderId === `28:${appId}`);
  const person = data.people.find((each) => each.id === senderId);
  return {
    id,
    author: bot?.name ?? person?.name ?? "",
    isBot: bot !== undefined,
    text,
    at: new Date(at),
    ...(hasThreads && { thread }),
    notes: reactions.map(({ type }) => type),
  };
}
