import { createHash, generateKeyPairSync } from "node:crypto";
import type { Grant } from "../grant";
import type { StateStore } from "../state-store";
import type { DiscordApp, DiscordData } from "./seed";

/** A bot may read all messages: asked for in full, or for bots in few servers. */
export const contentFlags = (1 << 18) | (1 << 19);
export const limitedContentFlag = 1 << 19;

const sessionsADay = 1_000;

/** All that is needed of the sandbox here. */
export type WithState = { store: StateStore };

/** An application for every name: whoever made it at Discord has a token with that name. */
export function appOfToken(sandbox: WithState, token: string): DiscordApp | undefined {
  const name = /^sandbox-discord-([a-z0-9][a-z0-9-]{0,40})$/.exec(token)?.[1];
  if (name === undefined) return undefined;
  if (grantOf(sandbox, name).revokedAt !== null) return undefined;
  const data = sandbox.store.state.discord;
  return data.apps.find((app) => app.name === name) ?? addApp(sandbox, data, name);
}

/** Its id and that of its bot are made from the name, so that they are the same after a restart. */
function addApp(sandbox: WithState, data: DiscordData, name: string): DiscordApp {
  const number = createHash("sha256").update(name).digest().readUInt32BE(0);
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const app: DiscordApp = {
    id: String(1_500_000_000_000_000_000n + BigInt(number)),
    name,
    userId: String(1_600_000_000_000_000_000n + BigInt(number)),
    discriminator: String(1_000 + (number % 9_000)),
    publicKey: publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex"),
    privateKey: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
    // Made in a hurry, as most are: the switch for Message Content is off.
    flags: 0,
    requiresCodeGrant: false,
    interactionsUrl: null,
    eventsUrl: null,
    eventsStatus: 1,
    eventTypes: [],
    installConfig: {},
    commands: [],
    sessionsLeft: sessionsADay,
  };
  data.apps.push(app);
  sandbox.store.touch();
  return app;
}

/** The bot's token as a line among the grants. */
function grantOf({ store }: WithState, name: string): Grant {
  const { state } = store;
  const id = `discord-${name}`;
  const found = state.grants.find((grant) => grant.id === id);
  if (found !== undefined) return found;
  const grant: Grant = {
    id,
    provider: "discord",
    account: name,
    clientId: `sandbox-discord-${name}`,
    scopes: ["bot"],
    createdAt: new Date().toISOString(),
    revokedAt: null,
  };
  state.grants.push(grant);
  state.tokens.push({
    value: `sandbox-discord-${name}`,
    kind: "access",
    grantId: id,
    family: id,
    scopes: grant.scopes,
    expiresAt: null,
    dead: false,
  });
  store.touch();
  return grant;
}

/** The servers that its bot is in. */
export const guildsOf = ({ guilds }: DiscordData, app: DiscordApp) =>
  guilds.filter(({ appIds }) => appIds.includes(app.id));
