import { notFound } from "@/lib/errors";
import { discord } from "./discord/provider";
import { github } from "./github/provider";
import { google } from "./google/provider";
import { linear } from "./linear/provider";
import { notion } from "./notion/provider";
import { phone } from "./phone/provider";
import type { Provider } from "./provider";
import { slack } from "./slack/provider";
import { slackSetup } from "./slack-setup/provider";
import { stripe } from "./stripe/provider";
import { teams } from "./teams/provider";
import { telegram } from "./telegram/provider";
import { telegramManager } from "./telegram-manager/provider";
import { telnyx } from "./telnyx/provider";
import { twilio } from "./twilio/provider";

const all: readonly Provider[] = [
  discord,
  github,
  google,
  linear,
  notion,
  phone,
  slack,
  slackSetup,
  stripe,
  teams,
  telegram,
  telegramManager,
  telnyx,
  twilio,
];

/** Every provider by its id, and nothing under the names that every object knows. */
export const providers: Readonly<Record<string, Provider>> = Object.assign(
  Object.create(null) as Record<string, Provider>,
  Object.fromEntries(all.map((provider) => [provider.id, provider])),
);

/** The provider of that id; throws `not_found`. */
export function getProvider(id: string): Provider {
  const provider = all.find((each) => each.id === id);
  if (!provider) throw notFound(`The provider "${id}"`);
  return provider;
}
