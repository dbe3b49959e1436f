/** What is counted: see `usage_event_meter` in the database. */
export type Meter =
  "sms_out_part" | "sms_in_part" | "voice_out_minute" | "voice_in_minute" | "number_month";

/** What one unit costs by a company's own price list, and which list that was. */
export type ListPrice = { micros: bigint; version: string };

/** Something that costs money, as it is noted when it happens. */
export type Used = {
  organizationId: string;
  /** The agent. */
  nodeId: string;
  integration: string;
  connectionId: string;
  /** The tool call that caused it, where one did. */
  callId?: string | undefined;
  meter: Meter;
  quantity: bigint;
  /** What makes it the same event, as `usageKey` writes it. */
  key: string;
  /** True where the organization pays the provider itself: it is counted, and charged 0. */
  ownAccount: boolean;
  /** Undefined where the company's list does not say: then the price book does. */
  listPrice?: ListPrice | undefined;
  /** When it was used; now unless told. */
  at?: Date | undefined;
  sandbox?: boolean | undefined;
  /** For people who read the ledger. Never secret. */
  note?: string | undefined;
  /** Never secret. */
  details?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Names events so that each is counted once, however often it is told. */
export const usageKey = {
  /** What a tool call is about to do, until the provider names it. */
  planned: (callId: string) => `planned:${callId}`,
  message: (connectionId: string, messageId: string) => `message:${connectionId}:${messageId}`,
  call: (connectionId: string, callId: string) => `call:${connectionId}:${callId}`,
  /** `month` like 2026-11: when the month that is paid for begins. */
  numberMonth: (connectionId: string, month: string) => `number:${connectionId}:${month}`,
};
