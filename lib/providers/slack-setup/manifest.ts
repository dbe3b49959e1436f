import type { AppRequest } from "../make";
import { slackBotEvents, slackBotScopes, slackEventsPath } from "../slack-app";
import { toBotName, toCommand } from "./slug";

/** How Slack is told what an agent's app is: everything it needs, so that nobody sets anything by hand. */
export function toManifest({ name, description, color, address, redirectUri }: AppRequest) {
  const url = `${address}/${slackEventsPath}`;
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: cut(name, 35),
      ...(description !== "" && { description: cut(description, 140) }),
      background_color: color,
    },
    features: {
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: toBotName(name), always_online: true },
      slash_commands: [
        {
          command: toCommand(name),
          url,
          description: cut(`Ask ${name}`, 100),
          usage_hint: "[what you want]",
          should_escape: false,
        },
      ],
    },
    oauth_config: { redirect_urls: [redirectUri], scopes: { bot: slackBotScopes } },
    settings: {
      event_subscriptions: { request_url: url, bot_events: slackBotEvents },
      interactivity: { is_enabled: true, request_url: url },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      // A bot's token stays valid until it is revoked; nothing to lose in a rotation.
      token_rotation_enabled: false,
    },
  };
}

const cut = (text: string, length: number): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
};
