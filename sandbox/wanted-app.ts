import { isOAuthProviderId, type OAuthProviderId } from "./client";
import type { Sandbox } from "./sandbox";

/** What a person fills in to register an app. */
export type AppForm = { provider: string; name: string; redirectUri: string };

export type WantedApp = AppForm & { provider: OAuthProviderId };

/** What is wrong with a form, by field. */
export type AppProblems = Partial<Record<keyof AppForm, string>>;

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Checks a form. Codes are sent only to this machine or to the server that the sandbox was started for. */
export function checkApp(
  { redirectOrigin }: Pick<Sandbox, "redirectOrigin">,
  { provider, name, redirectUri }: AppForm,
): { app: WantedApp } | { problems: AppProblems } {
  const problems: AppProblems = {};
  if (!isOAuthProviderId(provider)) problems.provider = "Choose a provider.";
  if (name === "" || name.length > 60) problems.name = "Give it a name of up to 60 characters.";
  const url = URL.canParse(redirectUri) ? new URL(redirectUri) : undefined;
  const isWeb = url?.protocol === "http:" || url?.protocol === "https:";
  if (!url || !isWeb || url.hash !== "" || redirectUri.length > 500)
    problems.redirectUri = "Give a whole address, like http://127.0.0.1:3000/api/oauth/….";
  else if (url.origin !== redirectOrigin && !loopback.has(url.hostname))
    problems.redirectUri = "The sandbox sends people back to this machine only.";
  return isOAuthProviderId(provider) && Object.keys(problems).length === 0
    ? { app: { provider, name, redirectUri } }
    : { problems };
}
