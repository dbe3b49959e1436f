/** A number that an account bought. */
export type TwilioNumber = {
  sid: string;
  accountSid: string;
  phoneNumber: string;
  friendlyName: string;
  country: string;
  kind: "local" | "toll_free" | "mobile";
  capabilities: { voice: boolean; sms: boolean; mms: boolean };
  /** What can be set and is given back as it was set, by Twilio's names of the parameters. */
  settings: Record<string, string>;
  createdAt: string;
};

export type TwilioAddress = {
  sid: string;
  accountSid: string;
  fields: Record<string, string>;
};

/** A campaign that an account's numbers are registered for, so that US carriers take their texts. */
export type TwilioCampaign = { accountSid: string; serviceSid: string; numbers: string[] };

export type TwilioData = {
  numbers: TwilioNumber[];
  addresses: TwilioAddress[];
  campaigns: TwilioCampaign[];
  /** Numbers that somebody else bought, outside of the sandbox's accounts. */
  taken: string[];
};

export const seedTwilio = (): TwilioData => ({
  numbers: [],
  addresses: [],
  campaigns: [],
  taken: [],
});
