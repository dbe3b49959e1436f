export type ProviderId =
  | "brave"
  | "discord"
  | "github"
  | "notion"
  | "google"
  | "linear"
  | "slack"
  | "stripe"
  | "teams"
  | "telegram"
  | "telnyx"
  | "twilio";

/** Every real host that the sandbox plays, with the provider it belongs to. */
export const hosts: Record<string, ProviderId> = {
  "api.search.brave.com": "brave",
  "discord.com": "discord",
  "gateway.discord.gg": "discord",
  "github.com": "github",
  "api.github.com": "github",
  "api.notion.com": "notion",
  "accounts.google.com": "google",
  "oauth2.googleapis.com": "google",
  "openidconnect.googleapis.com": "google",
  "gmail.googleapis.com": "google",
  "www.googleapis.com": "google",
  "linear.app": "linear",
  "api.linear.app": "linear",
  "slack.com": "slack",
  "api.slack.com": "slack",
  "api.stripe.com": "stripe",
  "checkout.stripe.com": "stripe",
  "dashboard.stripe.com": "stripe",
  "login.microsoftonline.com": "teams",
  "login.botframework.com": "teams",
  "smba.trafficmanager.net": "teams",
  "smba.infra.gcc.teams.microsoft.com": "teams",
  "dev.teams.microsoft.com": "teams",
  "api.telegram.org": "telegram",
  "t.me": "telegram",
  "api.telnyx.com": "telnyx",
  "api.twilio.com": "twilio",
  "pricing.twilio.com": "twilio",
  "messaging.twilio.com": "twilio",
};

export function isProviderId(value: string): value is ProviderId {
  return Object.values(hosts).includes(value as ProviderId);
}

/** A request as its provider sees it, or undefined for the sandbox's own pages. */
export function toProviderPath(path: string): { host: string; path: string } | undefined {
  // Stripe's own SDK takes a host and a port, but no base path.
  if (path.startsWith("/v1/")) return { host: "api.stripe.com", path };
  const [, host = "", ...rest] = path.split("/");
  if (!host.includes(".") || host === "favicon.ico") return undefined;
  const target = "/" + rest.join("/");
  // Telegram wants the token in the path, where no log may keep it.
  if (host === "api.telegram.org") return { host, path: target.replace(/^\/bot[^/]*/, "/bot") };
  return { host, path: target };
}
