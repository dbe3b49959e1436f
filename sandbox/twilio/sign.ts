import { createHmac } from "node:crypto";
import type { Outgoing } from "../deliver";
import { twilioAccount } from "./caller";

/** A form that Twilio posts, signed with the account's auth token as its documentation says. */
export function signedForm(
  account: string,
  url: string,
  fields: Readonly<Record<string, string>>,
): Outgoing {
  const { sid, authToken } = twilioAccount(account);
  const all: Record<string, string> = { AccountSid: sid, ApiVersion: "2010-04-01", ...fields };
  const text = Object.keys(all)
    .sort()
    .reduce((before, name) => before + name + (all[name] ?? ""), url);
  return {
    url,
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "user-agent": "TwilioProxy/1.1",
      "x-twilio-signature": createHmac("sha1", authToken).update(text, "utf8").digest("base64"),
    },
    body: new URLSearchParams(all).toString(),
  };
}
