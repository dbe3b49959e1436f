import { bearer } from "../bearer";
import { defineProvider } from "../provider";
import { revokeOrGone } from "../revocation";
import { slackFailure } from "./failure";
import { checkBotToken, checkSigningSecret } from "./key";
import { probeSlack } from "./probe";

export const slack = defineProvider({
  id: "slack",
  name: "Slack",
  auth: {
    type: "key",
    guide: [
      {
        text: "Open Slack's app page and create an app for this agent alone, from scratch, in your workspace.",
        href: "https://api.slack.com/apps",
      },
      {
        text: "Under OAuth & Permissions add the bot scopes chat:write, channels:read, channels:history and reactions:write, then press Install to Workspace.",
      },
      {
        text: "Paste the Bot User OAuth Token from that page, and the Signing Secret from Basic Information.",
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
  accessUrl: "https://api.slack.com/apps",
  authorize: bearer("botToken"),
  probe: probeSlack,
  failure: slackFailure,
  revoke: ({ call }) =>
    revokeOrGone(
      () => call({ method: "POST", url: "https://slack.com/api/auth.revoke" }),
      ({ failure }) => failure.reason === "unauthorized",
    ),
  sharesGrant: false,
});
