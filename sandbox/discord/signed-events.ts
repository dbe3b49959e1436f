import { createPrivateKey, randomBytes, sign } from "node:crypto";
import type { EventAnswer, Outgoing } from "../deliver";
import type { Sandbox } from "../sandbox";
import { presentAnyone, presentChannel } from "./present";
import type { DiscordApp, DiscordChannel, DiscordUse } from "./seed";
import { nextId } from "./snowflake";

const answerMs = 3_000;
/** Discord tries for ten minutes, ever less often. */
const retryDelaysMs = [1_000, 5_000, 30_000, 120_000, 400_000];

/** A request as the application's key signs it at this moment. */
export function signed(
  app: DiscordApp,
  url: string,
  body: string,
  { spoil = false } = {},
): Outgoing {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const key = createPrivateKey({
    key: Buffer.from(app.privateKey, "base64"),
    format: "der",
    type: "pkcs8",
  });
  const signature = spoil ? randomBytes(64) : sign(null, Buffer.from(timestamp + body), key);
  return {
    url,
    headers: {
      "content-type": "application/json",
      "user-agent": "Discord-Interactions/1.0 (+https://discord.com)",
      "x-signature-ed25519": signature.toString("hex"),
      "x-signature-timestamp": timestamp,
    },
    body,
  };
}

/** Whether an address may be an application's: it answers a ping, and refuses what is wrongly signed. */
export async function answersPing(
  sandbox: Sandbox,
  app: DiscordApp,
  url: string,
  kind: "interactions" | "events",
): Promise<boolean> {
  const isInteractions = kind === "interactions";
  const ping = JSON.stringify(
    isInteractions
      ? {
          id: nextId(sandbox.store.state.discord),
          application_id: app.id,
          type: 1,
          token: randomBytes(24).toString("base64url"),
          version: 1,
        }
      : { version: 1, application_id: app.id, type: 0 },
  );
  const wrong = await sandbox.events.ask(signed(app, url, ping, { spoil: true }), answerMs);
  const right = await sandbox.events.ask(signed(app, url, ping), answerMs);
  const isAnswered = isInteractions
    ? right.status === 200 && /"type"\s*:\s*1\b/.test(right.text)
    : right.status === 204;
  return wrong.status === 401 && isAnswered;
}

/** Somebody used a command; resolves to what the application answered at once. */
export function sendInteraction(
  sandbox: Sandbox,
  app: DiscordApp,
  channel: DiscordChannel,
  use: DiscordUse & { command: string; text: string },
): Promise<EventAnswer> {
  const data = sandbox.store.state.discord;
  const user = presentAnyone(data, use.userId);
  const isDirect = channel.guildId === null;
  const body = JSON.stringify({
    id: use.id,
    application_id: app.id,
    type: 2,
    token: use.token,
    version: 1,
    channel_id: channel.id,
    channel: presentChannel(data, channel, app),
    ...(isDirect
      ? { user }
      : { guild_id: channel.guildId, member: { user, nick: null, roles: [], permissions: "0" } }),
    context: isDirect ? 1 : 0,
    locale: "en-US",
    data: {
      id: app.commands[0]?.id ?? "0",
      name: use.command,
      type: 1,
      options: [{ name: "message", type: 3, value: use.text }],
    },
  });
  return sandbox.events.deliver({
    provider: "discord",
    id: use.id,
    request: () => signed(app, app.interactionsUrl ?? "", body),
    timeoutMs: answerMs,
    retryDelaysMs: [],
  });
}

/** Tells an application what became of it, where it asked for that. */
export function sendWebhookEvent(
  sandbox: Sandbox,
  app: DiscordApp,
  type: string,
  data: object,
): void {
  const url = app.eventsUrl;
  if (url === null || app.eventsStatus !== 2 || !app.eventTypes.includes(type)) return;
  const body = JSON.stringify({
    version: 1,
    application_id: app.id,
    type: 1,
    event: { type, timestamp: new Date().toISOString(), data },
  });
  void sandbox.events.deliver({
    provider: "discord",
    id: `${type}:${app.id}:${nextId(sandbox.store.state.discord)}`,
    request: () => signed(app, url, body),
    timeoutMs: answerMs,
    retryDelaysMs,
    isDone: ({ status }) => status === 204,
  });
}
