export type TeamsPerson = { id: string; name: string };

export type TeamsBot = {
  appId: string;
  tenantId: string;
  secret: string;
  name: string;
  /** Its messaging endpoint, once somebody set it. */
  endpoint: string | null;
};

export type TeamsChat = {
  id: string;
  kind: "channel" | "groupChat";
  name: string;
  /** The team that a channel belongs to. */
  team: string | null;
  /** Application ids of the bots that were added. */
  bots: string[];
};

export type TeamsMessage = {
  id: string;
  senderId: string;
  text: string;
  at: string;
  /** The first message of its thread, in channels. */
  thread: string | null;
  reactions: { type: string; by: string }[];
};

export type TeamsData = {
  people: TeamsPerson[];
  bots: TeamsBot[];
  chats: TeamsChat[];
  /** By conversation. */
  messages: Record<string, TeamsMessage[]>;
  lastMessageId: number;
};

export const serviceUrl = "https://smba.trafficmanager.net/emea/";

/** The tenant of Acme, whose bots people register on the page. */
export const acmeTenant = "0a0b0c0d-1111-4222-8333-acacacacacac";

export const seedTeams = (): TeamsData => ({
  people: [
    { id: "29:1anna", name: "Anna Berg" },
    { id: "29:1ben", name: "Ben Okafor" },
    { id: "29:1cleo", name: "Cleo Martin" },
  ],
  bots: [],
  chats: [
    {
      id: "19:acme-support@thread.tacv2",
      kind: "channel",
      name: "Support",
      team: "Acme",
      bots: [],
    },
    { id: "19:acme-launch@thread.v2", kind: "groupChat", name: "Launch", team: null, bots: [] },
  ],
  messages: {},
  lastMessageId: 1_793_000_000_000,
});
