import { discordChat } from "../discord/chat";
import type { Sandbox } from "../sandbox";
import { phoneChat } from "../phone/chat";
import { slackChat } from "../slack/chat";
import { teamsChat } from "../teams/chat";
import { telegramChat } from "../telegram/chat";
import type { ChatPlatform } from "./platform";

/** One line for each platform on which a person can talk to an agent in the sandbox. */
const makers: readonly ((sandbox: Sandbox) => ChatPlatform)[] = [
  discordChat,
  phoneChat,
  slackChat,
  teamsChat,
  telegramChat,
];

export const chatPlatforms = (sandbox: Sandbox): readonly ChatPlatform[] =>
  makers.map((make) => make(sandbox));
