/** What a number can do, by Telnyx's names. */
export const featuresOf = (number: { voice: boolean; sms: boolean; mms: boolean }): string[] =>
  (["voice", "sms", "mms"] as const).filter((name) => number[name]);
