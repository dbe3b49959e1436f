import { seedBrave, type BraveData } from "./brave/seed";
import { type Client, seedClients } from "./client";
import { seedDiscord, type DiscordData } from "./discord/seed";
import { seedGitHub, type GitHubData } from "./github/seed";
import { seedGoogle, type GoogleData } from "./google/seed";
import type { AuthorizationCode, Grant, Token } from "./grant";
import type { ProviderId } from "./hosts";
import { seedLinear, type LinearData } from "./linear/seed";
import { seedNotion, type NotionData } from "./notion/seed";
import { seedPhone, type PhoneData } from "./phone/seed";
import { seedSlack, type SlackData } from "./slack/seed";
import { seedStripe, type StripeData } from "./stripe/seed";
import { seedTeams, type TeamsData } from "./teams/seed";
import { seedTelegram, type TelegramData } from "./telegram/seed";
import { seedTelnyx, type TelnyxData } from "./telnyx/seed";
import { seedTwilio, type TwilioData } from "./twilio/seed";

/** One write that a client made, so that tests can read back what a tool changed. */
export type Change = {
  at: string;
  provider: ProviderId;
  account: string;
  action: string;
  id: string;
};

/** Everything that survives a restart. Plain JSON. */
export type SandboxState = {
  version: number;
  /** OAuth apps, those from the start among them. */
  clients: Client[];
  grants: Grant[];
  tokens: Token[];
  codes: AuthorizationCode[];
  changes: Change[];
  brave: BraveData;
  discord: DiscordData;
  github: GitHubData;
  google: GoogleData;
  linear: LinearData;
  notion: NotionData;
  phone: PhoneData;
  slack: SlackData;
  stripe: StripeData;
  teams: TeamsData;
  telegram: TelegramData;
  telnyx: TelnyxData;
  twilio: TwilioData;
};

/** Raised when the shape changes: an older file is then set aside and the data seeded again. */
export const stateVersion = 3;

export function seedState(): SandboxState {
  return {
    version: stateVersion,
    clients: seedClients(),
    grants: [],
    tokens: [],
    codes: [],
    changes: [],
    brave: seedBrave(),
    discord: seedDiscord(),
    github: seedGitHub(),
    google: seedGoogle(new Date()),
    linear: seedLinear(),
    notion: seedNotion(),
    phone: seedPhone(),
    slack: seedSlack(),
    stripe: seedStripe(),
    teams: seedTeams(),
    telegram: seedTelegram(),
    telnyx: seedTelnyx(),
    twilio: seedTwilio(),
  };
}
