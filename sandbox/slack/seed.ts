export type SlackMessage = {
  ts: string;
  user: string;
  /** Id of the app whose bot wrote it, if one did. */
  app: string | null;
  text: string;
  threadTs: string | null;
  reactions: { name: string; users: string[] }[];
};

export type SlackChannel = {
  id: string;
  name: string;
  purpose: string;
  isPrivate: boolean;
  /** Whether every bot is in; elsewhere they have to be invited, and can see a public one's name at most. */
  hasBots: boolean;
  /** Apps that were invited. */
  invited: string[];
  /** Of a direct message: the person and the app. */
  direct: { user: string; app: string } | null;
  messages: SlackMessage[];
};

export type SlackUser = { id: string; name: string; realName: string; title: string };

/** An app with its bot, made by a manifest or by hand. */
export type SlackApp = {
  id: string;
  name: string;
  botName: string;
  userId: string;
  botId: string;
  clientId: string;
  clientSecret: string;
  signingSecret: string;
  scopes: string[];
  redirectUrls: string[];
  /** Where events go, and which; null where nobody said so. */
  requestUrl: string | null;
  events: string[];
  commands: { command: string; url: string; description: string }[];
  interactivityUrl: string | null;
  /** Whether it is in the workspace; a deleted app is gone altogether. */
  isInstalled: boolean;
  manifest: object | null;
};

/** A person's configuration token: the pair that is good now. */
export type SlackConfiguration = {
  id: string;
  user: string;
  accessToken: string;
  accessEndsAt: string;
  refreshToken: string;
};

export type SlackData = {
  lastTs: number;
  users: SlackUser[];
  channels: SlackChannel[];
  apps: SlackApp[];
  configurations: SlackConfiguration[];
  /** Refresh tokens that were spent. */
  spent: string[];
};

export const slackTeam = { id: "T0ACME", name: "Acme workspace", domain: "acme-workspace" };

const firstTs = 1_793_000_000;

function message(minutes: number, user: string, text: string, thread?: number): SlackMessage {
  const ts = (at: number) => `${String(firstTs + at * 60)}.000100`;
  const threadTs = thread === undefined ? null : ts(thread);
  return { ts: ts(minutes), user, app: null, text, threadTs, reactions: [] };
}

export function seedSlack(): SlackData {
  const channel = { isPrivate: false, hasBots: true, invited: [], direct: null };
  return {
    lastTs: (firstTs + 86_400) * 1_000_000,
    apps: [],
    configurations: [],
    spent: [],
    users: [
      { id: "U0ANNA", name: "anna", realName: "Anna Berg", title: "Head of Growth" },
      { id: "U0BEN", name: "ben", realName: "Ben Okafor", title: "Support lead" },
      { id: "U0CLEO", name: "cleo", realName: "Cleo Martin", title: "Engineer" },
    ],
    channels: [
      {
        ...channel,
        id: "C0GENERAL",
        name: "general",
        purpose: "Everybody at Acme",
        messages: [
          message(0, "U0ANNA", "Good morning! The autumn campaign starts today."),
          message(4, "U0CLEO", "Deploy is green, checkout total is fixed."),
          message(6, "U0BEN", "Thanks, two customers were waiting for that.", 4),
        ],
      },
      {
        ...channel,
        id: "C0SUPPORT",
        name: "support",
        purpose: "Customers and their questions",
        messages: [
          message(10, "U0BEN", "Globex asks for an invoice for October."),
          message(12, "U0ANNA", "They are on the annual plan, finance has it."),
        ],
      },
      {
        ...channel,
        id: "C0RANDOM",
        name: "random",
        purpose: "No bots here unless invited",
        hasBots: false,
        messages: [message(20, "U0CLEO", "Who took the good chair?")],
      },
      {
        ...channel,
        id: "C0LEADS",
        name: "leads",
        purpose: "Leads only",
        isPrivate: true,
        hasBots: false,
        messages: [message(30, "U0ANNA", "Budget review on Friday.")],
      },
    ],
  };
}
