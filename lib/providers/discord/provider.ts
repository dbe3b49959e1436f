import { requireSecret } from "../bearer";
import { defineProvider } from "../provider";
import { discordCleanUps } from "./clean-ups";
import { readFacts } from "./facts";
import { discordFailure } from "./failure";
import { discordGateway } from "./gateway";
import { checkBotToken } from "./key";
import { probeDiscord } from "./probe";
import { receiveDiscord } from "./receive";
import { sayOnDiscord } from "./say";
import { setUpDiscord } from "./set-up";

/** No `revoke`: a bot's token ends only by hand, at `accessUrl`. */
export const discord = defineProvider({
  id: "discord",
  name: "Discord",
  auth: {
    type: "key",
    guide: [
      {
        text: "Create an application for this agent alone, and give it the agent's name.",
        href: "https://discord.com/developers/applications?new_application=true",
      },
      { text: "Under Bot press Reset Token, and copy the token." },
      {
        text: "Paste it. Commands, addresses and permissions are set from here; the server is chosen at Discord after that.",
      },
    ],
    fields: [
      {
        name: "botToken",
        label: "Bot token",
        placeholder: "three parts with dots between",
        help: "Bot > Reset Token",
        check: checkBotToken,
      },
    ],
  },
  hosts: ["discord.com"],
  accessUrl: "https://discord.com/developers/applications",
  authorize: (secret) => ({ authorization: `Bot ${requireSecret(secret, "botToken")}` }),
  // Discord refuses programs that do not call themselves so.
  apiHeaders: { "user-agent": "DiscordBot (Alfe-Integrations, 1.0)" },
  probe: probeDiscord,
  failure: discordFailure,
  sharesGrant: false,
  cleanUps: discordCleanUps,
  channel: {
    receive: receiveDiscord,
    setUp: setUpDiscord,
    check: ({ call }) => readFacts(call),
    say: sayOnDiscord,
    asksBack: true,
    gateway: discordGateway,
  },
});
