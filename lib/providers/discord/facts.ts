import { z } from "zod";
import type { ChannelFacts, ChannelState } from "../channel";
import type { ProviderCall } from "../provider";
import { type Application, readApplication, readBotUser, readsContent, tagOf } from "./application";
import { type Guild, readGuilds } from "./guilds";
import { installUrl } from "./permissions";

const Own = z.object({ verifyKey: z.string(), userId: z.string() });

/** What receiving takes besides the account; undefined until the channel was looked at once. */
export const ownFacts = (facts: ChannelFacts) => Own.safeParse(facts.own).data;

/** Reads everything there is to know of the bot. */
export async function readFacts(call: ProviderCall): Promise<ChannelFacts> {
  const application = await readApplication(call);
  const user = await readBotUser(call);
  const guilds = await readGuilds(call);
  return {
    handle: tagOf(user),
    where: whereOf(guilds),
    link: `https://discord.com/users/${user.id}`,
    states: [
      serversState(application, guilds),
      ...contentState(application),
      ...grantState(application),
    ],
    own: {
      verifyKey: application.verify_key,
      userId: user.id,
      installUrl: installUrl(application.id),
    },
  };
}

function whereOf([first, ...others]: readonly Guild[]): string {
  if (!first) return "no server yet";
  return others.length === 0 ? first.name : `${String(others.length + 1)} servers`;
}

const serversState = ({ id }: Application, guilds: readonly Guild[]): ChannelState =>
  guilds.length === 0
    ? {
        id: "servers",
        state: "todo",
        text: "In no server yet. Choose one at Discord.",
        href: installUrl(id),
      }
    : { id: "servers", state: "ok", text: `In ${whereOf(guilds)}` };

/** Without it mentions, direct messages and commands arrive all the same. */
const contentState = (application: Application): ChannelState[] =>
  readsContent(application)
    ? []
    : [
        {
          id: "message_content",
          state: "todo",
          text: "Turn on Message Content under Bot > Privileged intents, then check again. Until then it reads only what is addressed to it.",
          href: `https://discord.com/developers/applications/${application.id}/bot`,
        },
      ];

const grantState = ({ id, bot_require_code_grant }: Application): ChannelState[] =>
  bot_require_code_grant
    ? [
        {
          id: "code_grant",
          state: "todo",
          text: "Turn off Requires OAuth2 Code Grant under Bot, or no server can be chosen.",
          href: `https://discord.com/developers/applications/${id}/bot`,
        },
      ]
    : [];
