export type SlackMessage = {
  ts: string;
  user: string;
  /** The name of the bot that wrote it, if one did. */
  bot: string | null;
  text: string;
  threadTs: string | null;
  reactions: { name: string; users: string[] }[];
};

export type SlackChannel = {
  id: string;
  name: string;
  purpose: string;
  isPrivate: boolean;
  /** Whether bots were invited; without that they can see the name but neither read nor write. */
  hasBots: boolean;
  messages: SlackMessage[];
};

export type SlackUser = { id: string; name: string; realName: string; title: string };

export type SlackData = {
  lastTs: number;
  users: SlackUser[];
  channels: SlackChannel[];
};

export const slackTeam = { id: "T0ACME", name: "Acme workspace", domain: "acme-workspace" };

const firstTs = 1_793_000_000;

function message(minutes: number, user: string, text: string, thread?: number): SlackMessage {
  const ts = (at: number) => `${String(firstTs + at * 60)}.000100`;
  const threadTs = thread === undefined ? null : ts(thread);
  return { ts: ts(minutes), user, bot: null, text, threadTs, reactions: [] };
}

export function seedSlack(): SlackData {
  return {
    lastTs: (firstTs + 86_400) * 1_000_000,
    users: [
      { id: "U0ANNA", name: "anna", realName: "Anna Berg", title: "Head of Growth" },
      { id: "U0BEN", name: "ben", realName: "Ben Okafor", title: "Support lead" },
      { id: "U0CLEO", name: "cleo", realName: "Cleo Martin", title: "Engineer" },
    ],
    channels: [
      {
        id: "C0GENERAL",
        name: "general",
        purpose: "Everybody at Acme",
        isPrivate: false,
        hasBots: true,
        messages: [
          message(0, "U0ANNA", "Good morning! The autumn campaign starts today."),
          message(4, "U0CLEO", "Deploy is green, checkout total is fixed."),
          message(6, "U0BEN", "Thanks, two customers were waiting for that.", 4),
        ],
      },
      {
        id: "C0SUPPORT",
        name: "support",
        purpose: "Customers and their questions",
        isPrivate: false,
        hasBots: true,
        messages: [
          message(10, "U0BEN", "Globex asks for an invoice for October."),
          message(12, "U0ANNA", "They are on the annual plan, finance has it."),
        ],
      },
      {
        id: "C0RANDOM",
        name: "random",
        purpose: "No bots here",
        isPrivate: false,
        hasBots: false,
        messages: [message(20, "U0CLEO", "Who took the good chair?")],
      },
      {
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
