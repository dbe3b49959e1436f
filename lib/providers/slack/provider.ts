import { bearer } from "../bearer";
import { defineProvider } from "../provider";
import { revokeOrGone } from "../revocation";
import { slackAppsUrl, slackBotScopes } from "../slack-app";
import { slackFailure } from "../slack-failure";
import { slackAppAuth } from "./app-auth";
import { slackCleanUps } from "./clean-ups";
import { checkBotToken, checkSigningSecret } from "./key";
import { probeSlack } from "./probe";
import { greetSlack, receiveSlack } from "./receive";
import { sayInSlack } from "./say";
import { readSlackFacts } from "./set-up";

export const slack = defineProvider({
  id: "slack",
  name: "Slack",
  auth: {
    type: "key",
    guide: [
      {
        text: "Open Slack's app page and create an app for this agent alone, from scratch, in your workspace.",
        href: slackAppsUrl,
      },
      {
        text: `Under OAuth & Permissions add the bot scopes ${slackBotScopes.join(", ")}, then press Install to Workspace.`,
      },
      {
        text: "Paste the Bot User OAuth Token from that page, and the Signing Secret from Basic Information.",
      },
      {
        text: "When it is connected, the address that Slack shall send events to is shown here. Paste it under Event Subscriptions.",
      },
    ],
    fields: [
      {
        name: "botToken",
        label: "Bot token",
        placeholder: "xoxb-…",
        help: "OAuth & Permissions > Bot User OAuth Token",
        check: checkBotToken,
      },
      {
        name: "signingSecret",
        label: "Signing secret",
        placeholder: "32 letters and digits",
        help: "Basic Information > App Credentials > Signing Secret",
        check: checkSigningSecret,
      },
    ],
  },
  hosts: ["slack.com"],
  accessUrl: slackAppsUrl,
  authorize: bearer("botToken"),
  probe: probeSlack,
  failure: slackFailure,
  revoke: ({ call }) =>
    revokeOrGone(
      () => call({ method: "POST", url: "https://slack.com/api/auth.revoke" }),
      ({ failure }) => failure.reason === "unauthorized",
    ),
  sharesGrant: false,
  cleanUps: slackCleanUps,
  channel: {
    receive: receiveSlack,
    greet: greetSlack,
    setUp: readSlackFacts,
    check: readSlackFacts,
    say: sayInSlack,
  },
  madeBy: ["slack-setup"],
  app: slackAppAuth,
});
