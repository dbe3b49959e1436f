import { randomBytes } from "node:crypto";
import type { SlackArguments } from "./caller";
import { slackTeam, type SlackConfiguration, type SlackData } from "./seed";

const lifetimeMs = 12 * 60 * 60 * 1000;

/** A method's answer, or Slack's error code. */
type Answer = object | string;

/**
 * Spends a refresh token for the next pair. Any that carries the sandbox's name counts as one that
 * somebody has just generated on Slack's page; each is good for one use.
 */
export function rotateTokens(data: SlackData, { refresh_token = "" }: SlackArguments): Answer {
  const current = data.configurations.find((each) => each.refreshToken === refresh_token);
  const isFresh = /^xoxe-1-sandbox-[a-z0-9-]+$/.test(refresh_token);
  if (data.spent.includes(refresh_token) || (current === undefined && !isFresh))
    return "invalid_refresh_token";
  data.spent.push(refresh_token);
  const configuration = current ?? { id: refresh_token, user: "U0ANNA" };
  const next: SlackConfiguration = {
    id: configuration.id,
    user: configuration.user,
    accessToken: `xoxe.xoxp-1-sandbox_${randomBytes(20).toString("hex")}`,
    accessEndsAt: new Date(Date.now() + lifetimeMs).toISOString(),
    refreshToken: `xoxe-1-sandbox_${randomBytes(20).toString("hex")}`,
  };
  data.configurations = [...data.configurations.filter(({ id }) => id !== next.id), next];
  const now = Math.floor(Date.now() / 1000);
  return {
    token: next.accessToken,
    refresh_token: next.refreshToken,
    team_id: slackTeam.id,
    user_id: next.user,
    iat: now,
    exp: now + lifetimeMs / 1000,
  };
}

/** Whose configuration token it is, or Slack's error code. */
export function readConfiguration(data: SlackData, token: string): SlackConfiguration | string {
  const found = data.configurations.find(({ accessToken }) => accessToken === token);
  if (found === undefined) return "invalid_auth";
  return Date.parse(found.accessEndsAt) > Date.now() ? found : "token_expired";
}

export function presentConfiguration(data: SlackData, { user }: SlackConfiguration): object {
  return {
    url: `https://${slackTeam.domain}.slack.com/`,
    team: slackTeam.name,
    team_id: slackTeam.id,
    user: data.users.find(({ id }) => id === user)?.name ?? user,
    user_id: user,
    is_enterprise_install: false,
  };
}

export function endConfiguration(data: SlackData, { id, refreshToken }: SlackConfiguration): void {
  data.spent.push(refreshToken);
  data.configurations = data.configurations.filter((each) => each.id !== id);
}
