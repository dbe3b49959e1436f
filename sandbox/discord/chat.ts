import type { ChatMessage, ChatPlatform } from "../chat/platform";
import type { Sandbox } from "../sandbox";
import type { DiscordApp, DiscordChannel, DiscordMessage } from "./seed";
import { botsIn, directChannel, join, leave, react, say } from "./talk";
import { useCommand } from "./use-command";

const directPrefix = "dm:";

/** Where a person writes "in Discord": in a server's channels, or alone with a bot. */
export function discordChat(sandbox: Sandbox): ChatPlatform {
  const data = () => sandbox.store.state.discord;
  const appOf = (id: string) => data().apps.find((app) => app.id === id);

  /** Direct conversations are named after the person, since they begin when somebody writes. */
  const channelOf = (app: DiscordApp, id: string): DiscordChannel | undefined =>
    id.startsWith(directPrefix)
      ? directChannel(sandbox, app, id.slice(directPrefix.length))
      : data().channels.find((each) => each.id === id);

  return {
    id: "discord",
    name: "Discord",
    people: () => data().users.map(({ id, globalName }) => ({ id, name: globalName })),
    bots: () =>
      data()
        .apps.filter(({ interactionsUrl }) => interactionsUrl !== null)
        .map(({ id, name, discriminator }) => ({ id, name, detail: `${name}#${discriminator}` })),
    conversations: (botId) => [
      ...data()
        .channels.filter(({ type }) => type !== 1)
        .map((channel) => {
          const guild = data().guilds.find(({ id }) => id === channel.guildId);
          const isOpen = guild?.appIds.includes(botId) ?? false;
          return {
            id: channel.id,
            name: channel.type === 11 ? `${channel.name} (thread)` : `#${channel.name}`,
            detail: isOpen ? (guild?.name ?? "") : `${guild?.name ?? ""}, without the bot`,
            isOpen,
          };
        }),
      ...data().users.map(({ id, globalName }) => ({
        id: directPrefix + id,
        name: globalName,
        detail: "Direct message",
        isOpen: true,
      })),
    ],
    messages(botId, conversationId) {
      const app = appOf(botId);
      const channel = app && channelOf(app, conversationId);
      return data()
        .messages.filter(({ channelId }) => channelId === channel?.id)
        .map((message) => toChat(data(), message));
    },
    async say({ botId, conversationId, personId, text, thread }) {
      const app = appOf(botId);
      if (app === undefined) return "This bot is gone.";
      if (conversationId.startsWith(directPrefix) && conversationId !== directPrefix + personId)
        return "This is somebody else's conversation. Choose that person under “As”.";
      const channel = channelOf(app, conversationId);
      if (channel === undefined) return "There is no such channel.";
      const command = /^\/(\S+)\s+([\s\S]+)$/.exec(text);
      if (command)
        return useCommand(sandbox, app, channel, {
          userId: personId,
          command: command[1] ?? "",
          text: command[2] ?? "",
        });
      const content = text.replaceAll(new RegExp(`@${app.name}\\b`, "g"), () => `<@${app.userId}>`);
      say(sandbox, channel, { authorId: personId, content, replyTo: thread });
      return undefined;
    },
    actions(botId, conversationId) {
      const app = appOf(botId);
      const channel = data().channels.find(({ id }) => id === conversationId);
      const guild = data().guilds.find(({ id }) => id === channel?.guildId);
      if (app === undefined || channel === undefined) return [];
      if (guild && !guild.appIds.includes(app.id))
        return [{ id: "add", label: `Add the bot to ${guild.name}` }];
      const reacting = { id: "react", label: "React with 👍 to the bot's last message" };
      return guild
        ? [{ id: "remove", label: `Remove the bot from ${guild.name}` }, reacting]
        : [reacting];
    },
    act({ botId, conversationId, personId, actionId }) {
      const app = appOf(botId);
      const channel = data().channels.find(({ id }) => id === conversationId);
      if (app === undefined || channel === undefined) return conversationId;
      const guild = data().guilds.find(({ id }) => id === channel.guildId);
      const last = data().messages.findLast(
        ({ channelId, authorId }) => channelId === channel.id && authorId === app.userId,
      );
      if (actionId === "add" && guild) join(sandbox, app, guild, personId);
      else if (actionId === "remove" && guild) leave(sandbox, app, guild);
      else if (last && botsIn(sandbox, channel).includes(app))
        react(sandbox, channel, last, { userId: personId, emoji: "👍" });
      return conversationId;
    },
  };
}

function toChat(
  { users, apps }: { users: { id: string; globalName: string }[]; apps: DiscordApp[] },
  { id, authorId, content, at, replyTo, reactions, isLoading }: DiscordMessage,
): ChatMessage {
  const app = apps.find(({ userId }) => userId === authorId);
  const names = (text: string) =>
    apps.reduce((all, { userId, name }) => all.replaceAll(`<@${userId}>`, `@${name}`), text);
  return {
    id,
    author: app?.name ?? users.find((each) => each.id === authorId)?.globalName ?? "",
    isBot: app !== undefined,
    text: isLoading ? `${app?.name ?? "The bot"} is thinking…` : names(content),
    at: new Date(at),
    thread: replyTo,
    notes: reactions.map(({ emoji, userIds }) => `${emoji} ${String(userIds.length)}`),
  };
}
