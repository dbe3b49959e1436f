import { randomBytes } from "node:crypto";
import type { Sandbox } from "../sandbox";
import type { DiscordApp, DiscordChannel, DiscordUse } from "./seed";
import { sendInteraction } from "./signed-events";
import { nextId } from "./snowflake";
import { say } from "./talk";

/** A person uses a command of the bot; resolves to what they are told when that fails. */
export async function useCommand(
  sandbox: Sandbox,
  app: DiscordApp,
  channel: DiscordChannel,
  used: { userId: string; command: string; text: string },
): Promise<string | undefined> {
  const data = sandbox.store.state.discord;
  if (!app.commands.some(({ name }) => name === used.command))
    return `${app.name} has no command /${used.command}.`;
  if (app.interactionsUrl === null) return "The application did not respond.";
  const use: DiscordUse = {
    id: nextId(data),
    token: `sandbox${randomBytes(48).toString("base64url")}`,
    appId: app.id,
    channelId: channel.id,
    userId: used.userId,
    at: new Date().toISOString(),
    originalId: null,
  };
  data.uses.push(use);
  const answer = await sendInteraction(sandbox, app, channel, { ...use, ...used });
  const kind = answer.status === 200 ? /"type"\s*:\s*(\d+)/.exec(answer.text)?.[1] : undefined;
  if (kind !== "5") return "The application did not respond.";
  const original = say(sandbox, channel, { authorId: app.userId, content: "", isLoading: true });
  // The object in the state, which a reset may have exchanged meanwhile.
  const kept = data.uses.find(({ id }) => id === use.id);
  if (kept) kept.originalId = original.id;
  sandbox.store.touch();
  return undefined;
}
