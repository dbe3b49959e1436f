import { randomBytes, randomUUID } from "node:crypto";
import type { Sandbox } from "../sandbox";
import { acmeTenant, type TeamsBot } from "./seed";

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const secretForm = /^sandbox-([a-z0-9][a-z0-9-]{0,40})$/;

export const botById = ({ store }: Sandbox, appId: string): TeamsBot | undefined =>
  store.state.teams.bots.find((bot) => bot.appId === appId.toLowerCase());

/** Why Entra gives no token, in its own code, or the bot that it gives one to. */
export function signInBot(
  sandbox: Sandbox,
  { tenant, appId, secret }: { tenant: string; appId: string; secret: string },
): TeamsBot | { code: string; error: string } {
  if (!guid.test(tenant)) return { code: "AADSTS90002", error: "invalid_request" };
  if (!guid.test(appId)) return { code: "AADSTS700016", error: "unauthorized_client" };
  const bot = botById(sandbox, appId) ?? newcomer(sandbox, { tenant, appId, secret });
  if (bot === undefined) return { code: "AADSTS700016", error: "unauthorized_client" };
  if (bot.tenantId !== tenant.toLowerCase())
    return { code: "AADSTS700016", error: "unauthorized_client" };
  if (bot.secret !== secret) return { code: "AADSTS7000215", error: "invalid_client" };
  return bot;
}

/** A secret of the form `sandbox-scout` stands for a bot that was registered already, called scout. */
function newcomer(
  { store }: Sandbox,
  { tenant, appId, secret }: { tenant: string; appId: string; secret: string },
): TeamsBot | undefined {
  const name = secretForm.exec(secret)?.[1];
  if (name === undefined) return undefined;
  const bot = {
    appId: appId.toLowerCase(),
    tenantId: tenant.toLowerCase(),
    secret,
    name,
    endpoint: null,
  };
  store.state.teams.bots.push(bot);
  store.touch();
  return bot;
}

/** Registers a bot, as a person does in the developer portal. */
export function registerBot({ store }: Sandbox, name: string): TeamsBot {
  const secret = `sandbox~${randomBytes(20).toString("base64url")}`;
  const bot = { appId: randomUUID(), tenantId: acmeTenant, secret, name, endpoint: null };
  store.state.teams.bots.push(bot);
  store.record("teams", name, "bot.registered", bot.appId);
  return bot;
}
