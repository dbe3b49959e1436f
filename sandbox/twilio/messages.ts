import { randomBytes } from "node:crypto";
import {
  hasStopped,
  heedWord,
  isNumber,
  noteText,
  phoneOf,
  priceOf,
  takeTime,
} from "../phone/network";
import type { PhoneText } from "../phone/seed";
import type { Sandbox } from "../sandbox";
import { twilioAccount } from "./caller";
import { noSuchResource, TwilioProblem } from "./problem";
import type { TwilioCall, TwilioRoute } from "./routes";
import type { TwilioData } from "./seed";
import { signedForm } from "./sign";

const accounts = "/api.twilio.com/2010-04-01/Accounts";
const sentAfterMs = 200;
const deliveredAfterMs = 800;
const pricedAfterMs = 5_000;

/** Texts that an account sends. */
export const messageRoutes = (sandbox: Sandbox): Record<string, TwilioRoute> => ({
  [`POST ${accounts}/:account/Messages.json`]: (call) => send(sandbox, call),
  [`GET ${accounts}/:account/Messages/:message{[^/]+\\.json}`]: ({ account, params }) => {
    const found = phoneOf(sandbox).texts.find(
      (text) =>
        text.company === "twilio" && text.account === account.name && text.id === params.message,
    );
    if (found === undefined) throw noSuchResource(`/Messages/${params.message ?? ""}.json`);
    return present(found);
  },
});

function send(sandbox: Sandbox, { account, data, args, all, record }: TwilioCall): object {
  const { From: from, To: to = "", Body: body = "", StatusCallback: callback = "" } = args;
  const number = data.numbers.find(
    ({ phoneNumber, accountSid }) => phoneNumber === from && accountSid === account.sid,
  );
  if (!isNumber(to)) throw new TwilioProblem(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  if (number === undefined)
    throw new TwilioProblem(
      400,
      21606,
      `The 'From' phone number ${from ?? ""} is not a valid, SMS-capable inbound phone number for your account.`,
    );
  if (!number.capabilities.sms)
    throw new TwilioProblem(400, 21606, `${number.phoneNumber} is not SMS-capable.`);
  const mediaUrls = all("MediaUrl");
  if (body === "" && mediaUrls.length === 0)
    throw new TwilioProblem(400, 21602, "Message body is required.");
  if (body.length > 1600)
    throw new TwilioProblem(
      400,
      21617,
      "The concatenated message body exceeds the 1600 character limit",
    );
  if (hasStopped(sandbox, number.phoneNumber, to))
    throw new TwilioProblem(400, 21610, "Attempt to send to unsubscribed recipient");
  const text = noteText(sandbox, {
    id: `SM${randomBytes(16).toString("hex")}`,
    company: "twilio",
    account: account.name,
    number: number.phoneNumber,
    person: to,
    direction: "out",
    text: body,
    mediaUrls,
    status: "queued",
    callback: callback === "" ? null : callback,
  });
  record("message.sent", text.id);
  const answer = present(text);
  void carry(sandbox, text, number.country);
  return answer;
}

/** Carries a text to a person, and tells what became of it. The price is known last. */
async function carry(sandbox: Sandbox, text: PhoneText, country: string): Promise<void> {
  await takeTime(sandbox, sentAfterMs);
  await report(sandbox, text, "sent");
  await takeTime(sandbox, deliveredAfterMs);
  if (country === "US" && !isRegistered(sandbox.store.state.twilio, text.number)) {
    text.errorCode = 30034;
    await report(sandbox, text, "undelivered");
  } else await report(sandbox, text, "delivered");
  await takeTime(sandbox, pricedAfterMs);
  text.price = priceOf(sandbox, country, "smsOut", text.parts);
  sandbox.store.touch();
}

const isRegistered = ({ campaigns, numbers }: TwilioData, number: string): boolean =>
  numbers.some(({ phoneNumber, kind }) => phoneNumber === number && kind === "toll_free") ||
  campaigns.some((campaign) => campaign.numbers.includes(number));

async function report(sandbox: Sandbox, text: PhoneText, status: string): Promise<void> {
  text.status = status;
  sandbox.store.touch();
  if (text.callback === null) return;
  const url = text.callback;
  await sandbox.events.deliver({
    provider: "twilio",
    id: `${text.id} ${status}`,
    timeoutMs: 15_000,
    retryDelaysMs: [],
    request: () =>
      signedForm(text.account, url, {
        MessageSid: text.id,
        SmsSid: text.id,
        MessageStatus: status,
        SmsStatus: status,
        From: text.number,
        To: text.person,
        ...(text.errorCode !== null && { ErrorCode: String(text.errorCode) }),
      }),
  });
}

/** Passes on a text that a person sent. Twilio heeds STOP and START by itself. */
export async function passOnText(sandbox: Sandbox, text: PhoneText): Promise<void> {
  heedWord(sandbox, text);
  const number = sandbox.store.state.twilio.numbers.find(
    ({ phoneNumber }) => phoneNumber === text.number,
  );
  const url = number?.settings.SmsUrl;
  if (number === undefined || !url) return;
  await sandbox.events.deliver({
    provider: "twilio",
    id: text.id,
    timeoutMs: 15_000,
    retryDelaysMs: [],
    request: () =>
      signedForm(text.account, url, {
        MessageSid: text.id,
        SmsSid: text.id,
        SmsMessageSid: text.id,
        SmsStatus: "received",
        From: text.person,
        To: text.number,
        Body: text.text,
        NumMedia: "0",
        NumSegments: String(text.parts),
      }),
  });
  await takeTime(sandbox, pricedAfterMs);
  text.price = priceOf(sandbox, number.country, "smsIn", text.parts);
  sandbox.store.touch();
}

const present = (text: PhoneText) => ({
  sid: text.id,
  account_sid: twilioAccount(text.account).sid,
  from: text.direction === "out" ? text.number : text.person,
  to: text.direction === "out" ? text.person : text.number,
  body: text.text,
  direction: text.direction === "out" ? "outbound-api" : "inbound",
  status: text.status,
  error_code: text.errorCode,
  num_segments: String(text.parts),
  num_media: String(text.mediaUrls.length),
  price: text.price === null ? null : `-${text.price}`,
  price_unit: "USD",
  date_created: new Date(text.at).toUTCString(),
});
