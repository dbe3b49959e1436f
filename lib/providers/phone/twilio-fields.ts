import type { Received } from "../channel";

/** The fields of a form as Twilio sends it: each once. */
export type TwilioFields = Readonly<Partial<Record<string, string>>>;

/** Whether it is an id as Twilio gives them. */
export const isSid = (value: string | undefined): value is string =>
  value !== undefined && /^\w{2,64}$/.test(value);

export const refused = (status: 400 | 401 | 403 | 405, reason: string): Received => ({
  kind: "refused",
  status,
  reason,
});
