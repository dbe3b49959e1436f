import { z } from "zod";
import type { ChannelContext, ChannelFacts, ChannelState } from "../channel";
import type { ProviderCall } from "../provider";
import { readAccount } from "../read-account";
import { isRefusal } from "../revocation";
import { slackAppUrl, slackEventsPath } from "../slack-app";
import { readOwnFacts } from "./own-facts";
import { slackApi } from "./say";

/** How many channels and people are known by name: enough for most workspaces, and little to keep. */
const namedAtMost = 200;

/** Without these a bot hears or says nothing. */
const needed = ["chat:write", "app_mentions:read"];

const AuthTest = z.object({
  team: z.string(),
  team_id: z.string(),
  user: z.string(),
  user_id: z.string(),
  bot_id: z.string(),
});
const Bot = z.object({ bot: z.object({ app_id: z.string() }) });
const Joined = z.object({
  channels: z.array(z.object({ id: z.string(), name: z.string().nullish() })),
});
const Members = z.object({
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      deleted: z.boolean().nullish(),
      real_name: z.string().nullish(),
      profile: z.object({ display_name: z.string().nullish() }).nullish(),
    }),
  ),
});

/**
 * What Slack says of a bot. There is nothing to set at Slack with a bot's own token: an app that was made
 * for an agent knows our address from its manifest, and in a pasted one a person enters it.
 */
export async function readSlackFacts(context: ChannelContext): Promise<ChannelFacts> {
  const { call, secret } = context;
  const known = readOwnFacts(context.facts);
  const test = await call({ method: "POST", url: `${slackApi}/auth.test` });
  const { team, team_id, user, user_id, bot_id } = readAccount("Slack", AuthTest, test.body);
  const scopes = (test.headers.get("x-oauth-scopes") ?? "").split(/[\s,]+/).filter(Boolean);
  const may = (scope: string) => scopes.length === 0 || scopes.includes(scope);
  const appId = secret.appId ?? known.appId ?? (await askForApp(call, bot_id));
  const types = [
    ["public_channel", "channels:read"],
    ["private_channel", "groups:read"],
  ] as const;
  const joined = await joinedBy(
    call,
    types.filter(([, scope]) => may(scope)).map(([type]) => type),
  );
  const people = may("users:read") ? await peopleOf(call) : {};
  // An app that we made was made with our address, and Slack tried it.
  const heard = known.heard === true || secret.appId !== undefined;
  const states = [
    eventsState(heard, context.address, appId),
    scopesState(
      needed.filter((scope) => !may(scope)),
      appId,
    ),
    channelsState(Object.values(joined), user),
  ].filter((state) => state !== undefined);
  return {
    handle: `@${user}`,
    where: team,
    link:
      appId === undefined
        ? `https://slack.com/app_redirect?team=${team_id}&channel=${user_id}`
        : `https://slack.com/app_redirect?team=${team_id}&app=${appId}`,
    states,
    own: {
      ...(appId !== undefined && { appId }),
      botId: bot_id,
      scopes,
      heard,
      names: { ...people, ...joined, [user_id]: user },
    },
  };
}

/** The app that a pasted token belongs to; undefined where the token may not ask. */
async function askForApp(call: ProviderCall, bot: string): Promise<string | undefined> {
  try {
    const { body } = await call({ url: `${slackApi}/bots.info`, query: { bot } });
    return Bot.safeParse(body).data?.bot.app_id;
  } catch (error) {
    if (isRefusal(error, "forbidden", "not_found", "other")) return undefined;
    throw error;
  }
}

async function joinedBy(
  call: ProviderCall,
  types: readonly string[],
): Promise<Record<string, string>> {
  if (types.length === 0) return {};
  const { body } = await call({
    url: `${slackApi}/users.conversations`,
    query: { types: types.join(","), exclude_archived: true, limit: namedAtMost },
  });
  const { channels } = readAccount("Slack", Joined, body);
  return Object.fromEntries(channels.map(({ id, name }) => [id, name ?? id]));
}

async function peopleOf(call: ProviderCall): Promise<Record<string, string>> {
  const { body } = await call({ url: `${slackApi}/users.list`, query: { limit: namedAtMost } });
  const { members } = readAccount("Slack", Members, body);
  return Object.fromEntries(
    members
      .filter(({ deleted }) => !deleted)
      .map(({ id, name, real_name, profile }) => [
        id,
        [profile?.display_name, real_name].find(Boolean) ?? name,
      ]),
  );
}

function eventsState(heard: boolean, address: string, appId: string | undefined): ChannelState {
  if (heard) return { id: "events", state: "ok", text: "Slack sends what is said here" };
  return {
    id: "events",
    state: "todo",
    text: `Slack does not know our address yet. In the app, enter ${address}/${slackEventsPath} as Request URL under Event Subscriptions, and subscribe to the bot events app_mention, message.channels, message.groups, message.im and message.mpim.`,
    href: slackAppUrl(appId, "event-subscriptions"),
  };
}

function scopesState(
  missing: readonly string[],
  appId: string | undefined,
): ChannelState | undefined {
  if (missing.length === 0) return undefined;
  return {
    id: "scopes",
    state: "todo",
    text: `The app lacks ${missing.join(" and ")}. Add it under OAuth & Permissions and install the app again.`,
    href: slackAppUrl(appId, "oauth"),
  };
}

function channelsState(names: readonly string[], user: string): ChannelState {
  if (names.length === 0)
    return {
      id: "channels",
      state: "todo",
      text: `In no channel yet. Type /invite @${user} in one, or write to it directly.`,
    };
  const shown = names.slice(0, 3).map((name) => `#${name}`);
  const more = names.length - shown.length;
  return {
    id: "channels",
    state: "ok",
    text: `In ${more > 0 ? `${shown.join(", ")} and ${more} more` : new Intl.ListFormat("en").format(shown)}`,
  };
}
