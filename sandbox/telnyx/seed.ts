/** A number that an account bought. */
export type TelnyxNumber = {
  id: string;
  account: string;
  phoneNumber: string;
  country: string;
  kind: "local" | "toll_free" | "mobile";
  features: string[];
  /** Of the order that it was bought with. */
  customerReference: string | null;
  /** The call control application or other connection that calls go to. */
  connectionId: string | null;
  messagingProfileId: string | null;
  createdAt: string;
};

/** Orders are worked on: until `readyAt` they are pending. */
export type TelnyxOrder = {
  id: string;
  account: string;
  customerReference: string | null;
  messagingProfileId: string | null;
  connectionId: string | null;
  numbers: { id: string; phoneNumber: string; requirementGroupId: string | null }[];
  /** Milliseconds since 1970. */
  readyAt: number;
  settled: "success" | "failure" | null;
  createdAt: string;
};

export type TelnyxProfile = { id: string; account: string; fields: Record<string, unknown> };
export type TelnyxApplication = { id: string; account: string; fields: Record<string, unknown> };
export type TelnyxCampaignNumber = { account: string; phoneNumber: string; status: string };

export type TelnyxData = {
  lastId: number;
  /** How long an order takes. */
  orderMs: number;
  numbers: TelnyxNumber[];
  orders: TelnyxOrder[];
  profiles: TelnyxProfile[];
  applications: TelnyxApplication[];
  addresses: { id: string; account: string; fields: Record<string, unknown> }[];
  requirementGroups: { id: string; account: string; fields: Record<string, unknown> }[];
  campaignNumbers: TelnyxCampaignNumber[];
  /** Numbers that somebody else bought, outside of the sandbox's accounts. */
  taken: string[];
};

export const seedTelnyx = (): TelnyxData => ({
  lastId: 0,
  orderMs: 1_500,
  numbers: [],
  orders: [],
  profiles: [],
  applications: [],
  addresses: [],
  requirementGroups: [],
  campaignNumbers: [],
  taken: [],
});
