/** Something of an account in Twilio's main API, e.g. `/Messages.json`. */
export const twilioUrl = (accountSid: string, path: string): string =>
  `https://api.twilio.com/2010-04-01/Accounts/${encodeURIComponent(accountSid)}${path}`;
