import type { CleanUp } from "../provider";
import { isRefusal, revokeOrGone } from "../revocation";
import { slackAppUrl } from "../slack-app";
import { slackApi } from "./say";

/** What is undone at Slack when a bot goes: it leaves the workspace, then its app and the address with it. */
export const slackCleanUps: readonly CleanUp[] = [
  {
    kind: "uninstall_bot",
    words: "Bot uninstalled from the Slack workspace",
    async run({ secret, call }) {
      const { clientId: client_id, clientSecret: client_secret } = secret;
      if (client_id === undefined || client_secret === undefined)
        return "The bot's token is revoked in the next step.";
      await revokeOrGone(
        () =>
          call({
            method: "POST",
            url: `${slackApi}/apps.uninstall`,
            form: { client_id, client_secret },
          }),
        // A dead token means that it is uninstalled already, an unknown client that its app is deleted.
        ({ failure }) =>
          failure.reason === "unauthorized" || failure.message.includes("invalid_client_id"),
      );
      return undefined;
    },
  },
  {
    kind: "delete_webhooks",
    words: "App deleted at Slack, and the event address with it",
    async run({ secret: { appId }, callAsSetup, facts }) {
      if (appId === undefined) {
        const own = typeof facts?.own?.appId === "string" ? facts.own.appId : undefined;
        return `A person made this app; it can be deleted at ${slackAppUrl(own)}.`;
      }
      if (!callAsSetup)
        return `The workspace's configuration token is gone, so the empty app stays; it can be deleted at ${slackAppUrl(appId)}.`;
      try {
        await callAsSetup({
          method: "POST",
          url: `${slackApi}/apps.manifest.delete`,
          form: { app_id: appId },
        });
      } catch (error) {
        if (!isRefusal(error, "not_found")) throw error;
      }
      return undefined;
    },
  },
];
