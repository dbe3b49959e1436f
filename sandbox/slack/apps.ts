import { createHash, randomBytes } from "node:crypto";
import { hashOf } from "../client";
import { revokeGrant } from "../oauth";
import type { Sandbox } from "../sandbox";
import type { SandboxState } from "../state";
import type { SlackApp, SlackChannel } from "./seed";

/** What a bot that was connected by hand may do. */
export const handMadeScopes = [
  "app_mentions:read",
  "channels:read",
  "channels:history",
  "chat:write",
  "commands",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "reactions:read",
  "reactions:write",
  "users:read",
];

/** What a person subscribes an app to who follows the steps. */
export const handMadeEvents = [
  "app_mention",
  "app_uninstalled",
  "message.channels",
  "message.groups",
  "message.im",
  "tokens_revoked",
];

export const findApp = ({ slack }: Pick<SandboxState, "slack">, id: string): SlackApp | undefined =>
  slack.apps.find((app) => app.id === id);

export const findByClient = (state: SandboxState, clientId: string): SlackApp | undefined =>
  state.slack.apps.find((app) => app.clientId === clientId);

/** The app of a bot that somebody made by hand: its ids come from its name, so every token stands for one. */
export function handMadeApp({ store }: Sandbox, name: string): SlackApp {
  const hash = createHash("sha256").update(name).digest("hex").toUpperCase().slice(0, 9);
  const id = `A${hash}`;
  const found = findApp(store.state, id);
  if (found !== undefined) return found;
  const app: SlackApp = {
    id,
    name,
    botName: name,
    userId: `U${hash}`,
    botId: `B${hash}`,
    clientId: `sandbox-slack-${name}`,
    clientSecret: `sandbox-slack-${name}-secret`,
    signingSecret: `sandbox-${name}-secret`,
    scopes: [...handMadeScopes],
    redirectUrls: [],
    requestUrl: null,
    events: [...handMadeEvents],
    commands: [],
    interactivityUrl: null,
    isInstalled: true,
    manifest: null,
  };
  store.state.slack.apps.push(app);
  return app;
}

type Wanted = Pick<
  SlackApp,
  | "name"
  | "botName"
  | "scopes"
  | "redirectUrls"
  | "requestUrl"
  | "events"
  | "commands"
  | "interactivityUrl"
  | "manifest"
>;

/** Makes an app from its manifest. Nobody has installed it yet. */
export function makeApp({ store }: Sandbox, wanted: Wanted): SlackApp {
  const { state } = store;
  const id = () => randomBytes(5).toString("hex").toUpperCase();
  const app: SlackApp = {
    ...wanted,
    id: `A${id()}`,
    userId: `U${id()}`,
    botId: `B${id()}`,
    clientId: `sandbox-slack.${randomBytes(6).toString("hex")}`,
    clientSecret: `sandbox${randomBytes(16).toString("hex")}`,
    signingSecret: `sandbox${randomBytes(16).toString("hex")}`,
    isInstalled: false,
  };
  state.slack.apps.push(app);
  const [redirectUri = null] = app.redirectUrls;
  state.clients.push({
    provider: "slack",
    id: app.clientId,
    name: app.name,
    redirectUri,
    secretHash: hashOf(app.clientSecret),
  });
  store.record("slack", app.name, "app.created", app.id);
  return app;
}

/** Takes the app out of the workspace: its tokens are dead from then on. */
export function uninstallApp({ store }: Sandbox, app: SlackApp): void {
  for (const grant of store.state.grants)
    if (grant.provider === "slack" && grant.clientId === app.clientId)
      revokeGrant(store.state, grant);
  app.isInstalled = false;
  for (const channel of store.state.slack.channels)
    channel.invited = channel.invited.filter((id) => id !== app.id);
  store.record("slack", app.name, "app.uninstalled", app.id);
}

/** Deletes the app for good; what its bot said stays. */
export function deleteApp(sandbox: Sandbox, app: SlackApp): void {
  uninstallApp(sandbox, app);
  const { state } = sandbox.store;
  state.slack.apps = state.slack.apps.filter((each) => each !== app);
  state.clients = state.clients.filter(({ id }) => id !== app.clientId);
  sandbox.store.record("slack", app.name, "app.deleted", app.id);
}

/** Whether an app's bot is in a channel, and so hears what is said there. */
export const isMember = ({ hasBots, invited, direct }: SlackChannel, app: SlackApp): boolean =>
  direct === null ? hasBots || invited.includes(app.id) : direct.app === app.id;

/** The direct message of a person and a bot, begun if need be. */
export function directOf({ store }: Sandbox, app: SlackApp, user: string): SlackChannel {
  const { slack } = store.state;
  const found = slack.channels.find(({ direct }) => direct?.app === app.id && direct.user === user);
  if (found !== undefined) return found;
  const hash = createHash("sha256").update(`${app.id}:${user}`).digest("hex").toUpperCase();
  const channel: SlackChannel = {
    id: `D${hash.slice(0, 9)}`,
    name: "",
    purpose: "",
    isPrivate: true,
    hasBots: false,
    invited: [],
    direct: { user, app: app.id },
    messages: [],
  };
  slack.channels.push(channel);
  return channel;
}
