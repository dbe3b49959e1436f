import { randomBytes } from "node:crypto";
import type { ChatMessage, ChatPlatform } from "../chat/platform";
import type { Sandbox } from "../sandbox";
import { directOf, findApp, isMember, uninstallApp } from "./apps";
import { sendEvent, sendForm } from "./events";
import { nextTs } from "./messages";
import { slackTeam, type SlackApp, type SlackChannel, type SlackMessage } from "./seed";
import { changeMembership, react, say } from "./talk";

const directPrefix = "direct:";

/** Where a person writes "in Slack": in a channel, or directly to a bot. */
export function slackChat(sandbox: Sandbox): ChatPlatform {
  const data = () => sandbox.store.state.slack;
  const app = (id: string) => findApp(sandbox.store.state, id);
  const channel = (id: string | undefined, bot: SlackApp): SlackChannel | undefined =>
    id?.startsWith(directPrefix)
      ? directOf(sandbox, bot, id.slice(directPrefix.length))
      : data().channels.find((each) => each.id === id);

  return {
    id: "slack",
    name: "Slack",
    people: () => data().users.map(({ id, realName }) => ({ id, name: realName })),
    bots: () =>
      data()
        .apps.filter(({ isInstalled }) => isInstalled)
        .map(({ id, name, botName }) => ({ id, name, detail: `@${botName}` })),
    conversations(botId) {
      const bot = app(botId);
      if (bot === undefined) return [];
      const named = data().channels.filter(({ direct }) => direct === null);
      return [
        ...named.map((each) => ({
          id: each.id,
          name: `#${each.name}`,
          ...(!isMember(each, bot) && { detail: "The bot is not in it" }),
          isOpen: true,
        })),
        ...data().users.map(({ id, realName }) => ({
          id: `${directPrefix}${id}`,
          name: `${realName} and @${bot.botName}`,
          detail: "Direct message",
          isOpen: true,
          personId: id,
        })),
      ];
    },
    messages(botId, conversationId) {
      const bot = app(botId);
      const found = bot && channel(conversationId, bot);
      return (found?.messages ?? []).map((message) => toChat(sandbox, message));
    },
    say({ botId, conversationId, personId, text, thread }) {
      const bot = app(botId);
      const found = bot && channel(conversationId, bot);
      if (bot === undefined || found === undefined) return "This bot is gone.";
      if (found.direct !== null && found.direct.user !== personId)
        return "This is somebody else's direct message. Choose them under “As”.";
      if (text.startsWith("/")) return runCommand(sandbox, found, { personId, text });
      const emoji = /^\+:([a-z0-9_+-]+):$/.exec(text)?.[1];
      const last = found.messages.at(-1);
      if (emoji !== undefined && last !== undefined) {
        react(sandbox, found, last, { user: personId, name: emoji });
        return undefined;
      }
      const author = { user: personId, app: null };
      const parent = found.messages.find(({ ts }) => ts === thread);
      const threadTs = parent === undefined ? null : (parent.threadTs ?? parent.ts);
      say(sandbox, found, author, { text: withIds(data().apps, text), threadTs });
      return undefined;
    },
    actions(botId, conversationId) {
      const bot = app(botId);
      const found = bot && channel(conversationId, bot);
      if (bot === undefined) return [];
      const canMove = found?.direct === null && !found.hasBots;
      return [
        ...(canMove
          ? [
              isMember(found, bot)
                ? { id: "kick", label: `Remove @${bot.botName} from the channel` }
                : { id: "invite", label: `Invite @${bot.botName}` },
            ]
          : []),
        { id: "uninstall", label: "Remove the app from the workspace" },
      ];
    },
    act({ botId, conversationId, actionId }) {
      const bot = app(botId);
      const found = bot && channel(conversationId, bot);
      if (bot === undefined) return undefined;
      if (actionId === "uninstall") uninstall(sandbox, bot);
      else if (found) changeMembership(sandbox, found, bot, actionId === "invite");
      return conversationId;
    },
  };
}

/** As Slack does: the tokens end, and the app is told of it. */
function uninstall(sandbox: Sandbox, app: SlackApp): void {
  uninstallApp(sandbox, app);
  sendEvent(sandbox, app, "tokens_revoked", {
    type: "tokens_revoked",
    tokens: { oauth: [], bot: [app.userId] },
    event_ts: nextTs(sandbox.store.state.slack),
  });
  sendEvent(sandbox, app, "app_uninstalled", {
    type: "app_uninstalled",
    event_ts: nextTs(sandbox.store.state.slack),
  });
}

/** Runs a slash command of an installed app, wherever it is typed. */
async function runCommand(
  sandbox: Sandbox,
  channel: SlackChannel,
  { personId, text }: { personId: string; text: string },
): Promise<string | undefined> {
  const [command = "", ...rest] = text.split(" ");
  const { apps, users } = sandbox.store.state.slack;
  const app = apps.find(
    ({ isInstalled, commands }) => isInstalled && commands.some((each) => each.command === command),
  );
  const target = app?.commands.find((each) => each.command === command);
  if (app === undefined || target === undefined) return `${command} is not a valid command.`;
  const answer = await sendForm(sandbox, app, target.url, {
    team_id: slackTeam.id,
    team_domain: slackTeam.domain,
    channel_id: channel.id,
    channel_name: channel.direct === null ? channel.name : "directmessage",
    user_id: personId,
    user_name: users.find(({ id }) => id === personId)?.name ?? personId,
    command,
    text: withIds(apps, rest.join(" ")),
    api_app_id: app.id,
    is_enterprise_install: "false",
    response_url: `https://hooks.slack.com/commands/${slackTeam.id}/1/sandbox`,
    trigger_id: `${String(Date.now())}.${String(process.pid)}.${randomBytes(16).toString("hex")}`,
  });
  return answer.status === 200 ? undefined : `${command} failed with the error dispatch_failed.`;
}

/** What a person types as @name is sent with the bot's id, as Slack's own field does. */
const withIds = (apps: readonly SlackApp[], text: string): string =>
  text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/(?<![\w@])@([a-z0-9][a-z0-9._-]*)/gi, (all, name: string) => {
      const app = apps.find(({ botName }) => botName === name.toLowerCase());
      return app === undefined ? all : `<@${app.userId}>`;
    });

function toChat(
  { store }: Sandbox,
  { ts, user, app: appId, text, threadTs, reactions }: SlackMessage,
): ChatMessage {
  const { apps, users } = store.state.slack;
  const bot = appId === null ? undefined : apps.find(({ id }) => id === appId);
  const readable = text
    .replace(/<@(\w+)>/g, (all, id: string) => {
      const name =
        apps.find(({ userId }) => userId === id)?.botName ??
        users.find((each) => each.id === id)?.name;
      return name === undefined ? all : `@${name}`;
    })
    .replace(/&(lt|gt|amp);/g, (_all, name: string) => ({ lt: "<", gt: ">" })[name] ?? "&");
  return {
    id: ts,
    author: bot?.name ?? users.find(({ id }) => id === user)?.realName ?? "A bot that is gone",
    isBot: appId !== null,
    text: readable,
    at: new Date(Number(ts) * 1000),
    thread: threadTs,
    notes: reactions.map(({ name, users: by }) => `:${name}: ${String(by.length)}`),
  };
}
