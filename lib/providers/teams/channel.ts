import { requireSecret } from "../bearer";
import type { Channel, ChannelContext, ChannelFacts } from "../channel";
import { appPackage } from "./app-package";
import { receiveTeams } from "./receive";
import { probeTeams } from "./sign-in";

/** A bot's own messages do not come back from Teams, so that a person has to write for a test. */
export const teamsChannel: Channel = {
  receive: receiveTeams,
  setUp: readFacts,
  check: readFacts,
  package: appPackage,
};

/**
 * The endpoint of a bot is set at Microsoft by hand. That it is right shows in the first activity, which
 * also says what the bot is called; both are in `own` from then on.
 */
async function readFacts({ call, secret, address, facts }: ChannelContext): Promise<ChannelFacts> {
  const account = await probeTeams(call, secret);
  const { own } = facts;
  const heard = typeof own?.serviceUrl === "string";
  const name = typeof own?.name === "string" && own.name !== "" ? own.name : account.name;
  return {
    handle: `@${name}`,
    where: "Teams",
    link: `https://teams.microsoft.com/l/chat/0/0?users=28:${requireSecret(secret, "appId")}`,
    states: [
      heard
        ? { id: "endpoint", state: "ok", text: "Messages arrive." }
        : {
            id: "endpoint",
            state: "todo",
            text: `Set the bot's messaging endpoint to ${address}`,
            href: "https://dev.teams.microsoft.com/tools/bots",
          },
      ...(heard
        ? []
        : [
            {
              id: "package",
              state: "todo" as const,
              text: "Upload the app package to Teams, then write to the bot.",
              href: "https://teams.microsoft.com/",
            },
          ]),
    ],
    ...(own && { own }),
  };
}
