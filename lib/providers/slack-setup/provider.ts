import { defineProvider } from "../provider";
import { revokeOrGone } from "../revocation";
import { slackAppsUrl } from "../slack-app";
import { slackFailure } from "../slack-failure";
import { checkRefreshToken } from "./key";
import { makeSlackApp, unmakeSlackApp } from "./make-app";
import { probeWorkspace, rotateSlackTokens, withAccessToken } from "./tokens";

/** A workspace's configuration token, with which an app is made for each agent. */
export const slackSetup = defineProvider({
  id: "slack-setup",
  name: "Slack workspace",
  auth: {
    type: "key",
    guide: [
      {
        text: "Open Slack's app page, signed in as somebody who may add apps to the workspace.",
        href: slackAppsUrl,
      },
      {
        text: "Under Your App Configuration Tokens press Generate Token and choose the workspace.",
      },
      {
        text: "Copy the Refresh Token and paste it here. It works once, so use it nowhere else: from then on it is renewed here.",
      },
    ],
    fields: [
      {
        name: "refreshToken",
        label: "Refresh token",
        placeholder: "xoxe-1-…",
        help: "Your App Configuration Tokens > Refresh Token",
        check: checkRefreshToken,
      },
    ],
  },
  hosts: ["slack.com"],
  accessUrl: slackAppsUrl,
  authorize: withAccessToken,
  probe: probeWorkspace,
  failure: slackFailure,
  revoke: ({ call }) =>
    revokeOrGone(
      () => call({ method: "POST", url: "https://slack.com/api/auth.revoke" }),
      ({ failure }) => failure.reason === "unauthorized",
    ),
  sharesGrant: false,
  isSetup: true,
  make: { provider: "slack", kind: "app", makeApp: makeSlackApp, unmake: unmakeSlackApp },
  renew: rotateSlackTokens,
  renewRefused:
    "The workspace's configuration token was used elsewhere. An admin must paste a new one.",
});
