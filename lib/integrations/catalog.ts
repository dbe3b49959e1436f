import { notFound } from "@/lib/errors";
import { discord } from "./discord/manifest";
import { github } from "./github/manifest";
import { gmail } from "./gmail/manifest";
import { googleCalendar } from "./google-calendar/manifest";
import { googleDrive } from "./google-drive/manifest";
import { linear } from "./linear/manifest";
import type { Category, Integration } from "./manifest";
import { notion } from "./notion/manifest";
import { phone } from "./phone/manifest";
import { scheduler } from "./scheduler/manifest";
import { slack } from "./slack/manifest";
import { stripe } from "./stripe/manifest";
import { teams } from "./teams/manifest";
import { telegram } from "./telegram/manifest";
import { webFetch } from "./web-fetch/manifest";
import { webSearch } from "./web-search/manifest";

const categoryOrder: readonly Category[] = ["channel", "app", "platform"];

/** Every integration there is: channels, then apps, then the platform's own; by name among themselves. */
export const integrations: readonly Integration[] = [
  discord,
  github,
  gmail,
  googleCalendar,
  googleDrive,
  linear,
  notion,
  phone,
  scheduler,
  slack,
  stripe,
  teams,
  telegram,
  webFetch,
  webSearch,
].toSorted(
  (a, b) =>
    categoryOrder.indexOf(a.category) - categoryOrder.indexOf(b.category) ||
    a.name.localeCompare(b.name, "en"),
);

/** The integration of that id; throws `not_found`. */
export function getIntegration(id: string): Integration {
  const integration = integrations.find((each) => each.id === id);
  if (!integration) throw notFound(`The integration "${id}"`);
  return integration;
}

/** The integrations that one account at this provider serves. */
export const integrationsOf = (providerId: string): readonly Integration[] =>
  integrations.filter(({ provider }) => provider === providerId);

/** The integration to which a new organization is led first. */
export const firstToTry: Integration = github;

/** The integration whose tools plan calls of other tools, and cannot be planned themselves. */
export const planner: Integration = scheduler;
