import { randomUUID } from "node:crypto";
import { isNumber, noteText, phoneOf, priceOf, takeTime } from "../phone/network";
import type { PhoneText } from "../phone/seed";
import type { Sandbox } from "../sandbox";
import { settleOrders } from "./orders";
import { noSuchTelnyx, TelnyxProblem } from "./problem";
import type { TelnyxCall, TelnyxRoute } from "./routes";
import { sendTelnyxEvent } from "./send-event";

const sentAfterMs = 200;
const deliveredAfterMs = 800;

/** Texts that an account sends. */
export const messageRoutes = (sandbox: Sandbox): Record<string, TelnyxRoute> => ({
  "POST /messages": (call) => send(sandbox, call),
  "GET /messages/:id": ({ account, params }) => {
    const found = phoneOf(sandbox).texts.find(
      (text) => text.company === "telnyx" && text.account === account.name && text.id === params.id,
    );
    if (found === undefined) throw noSuchTelnyx();
    return { data: present(found) };
  },
});

function send(sandbox: Sandbox, { account, data, json, text, record }: TelnyxCall): object {
  settleOrders(data);
  const from = text("from");
  const to = text("to") ?? "";
  const number = data.numbers.find(
    (each) => each.account === account.name && each.phoneNumber === from,
  );
  if (number?.messagingProfileId == null)
    throw new TelnyxProblem(
      400,
      "40305",
      "Invalid 'from' address",
      `${from ?? ""} has no messaging profile.`,
    );
  if (!isNumber(to))
    throw new TelnyxProblem(400, "40310", "Invalid 'to' address", `${to} is no phone number.`);
  const media = Array.isArray(json.media_urls) ? json.media_urls.map(String) : [];
  const body = text("text") ?? "";
  if (body === "" && media.length === 0)
    throw new TelnyxProblem(422, "10004", "Missing required parameter", "text is required.");
  const kept = noteText(sandbox, {
    id: randomUUID(),
    company: "telnyx",
    account: account.name,
    number: number.phoneNumber,
    person: to,
    direction: "out",
    text: body,
    mediaUrls: media,
    status: "queued",
    callback: text("webhook_url") ?? null,
  });
  record("message.sent", kept.id);
  const answer = { data: present(kept) };
  const isRegistered =
    number.country !== "US" ||
    number.kind === "toll_free" ||
    data.campaignNumbers.some(
      (each) => each.phoneNumber === number.phoneNumber && each.status === "ASSIGNED",
    );
  void carry(sandbox, kept, number.country, isRegistered);
  return answer;
}

/** Carries a text to a person, and tells what became of it and what it cost. */
async function carry(
  sandbox: Sandbox,
  text: PhoneText,
  country: string,
  isRegistered: boolean,
): Promise<void> {
  const tell = (event: string) =>
    sendTelnyxEvent(
      sandbox,
      { account: text.account, url: text.callback ?? "" },
      event,
      present(text),
    );
  await takeTime(sandbox, sentAfterMs);
  text.status = "sent";
  sandbox.store.touch();
  await tell("message.sent");
  await takeTime(sandbox, deliveredAfterMs);
  text.status = isRegistered ? "delivered" : "delivery_failed";
  text.errorCode = isRegistered ? null : 40010;
  text.price = priceOf(sandbox, country, "smsOut", text.parts);
  sandbox.store.touch();
  await tell("message.finalized");
}

/** Passes on a text that a person sent. Its profiles leave STOP and START to whoever has the number. */
export async function passOnText(sandbox: Sandbox, text: PhoneText): Promise<void> {
  const { numbers, profiles } = sandbox.store.state.telnyx;
  const number = numbers.find(({ phoneNumber }) => phoneNumber === text.number);
  const profile = profiles.find(({ id }) => id === number?.messagingProfileId);
  const webhook = profile?.fields.webhook_url;
  const url = typeof webhook === "string" ? webhook : "";
  text.price = priceOf(sandbox, number?.country ?? "US", "smsIn", text.parts);
  await sendTelnyxEvent(sandbox, { account: text.account, url }, "message.received", present(text));
}

const present = (text: PhoneText) => {
  const [from, to] =
    text.direction === "out" ? [text.number, text.person] : [text.person, text.number];
  return {
    record_type: "message",
    id: text.id,
    direction: text.direction === "out" ? "outbound" : "inbound",
    type: text.mediaUrls.length > 0 ? "MMS" : "SMS",
    from: { phone_number: from, carrier: "Sandbox Mobile", line_type: "Wireless" },
    to: [{ phone_number: to, status: text.status, carrier: "", line_type: "Wireless" }],
    text: text.text,
    media: text.mediaUrls.map((url) => ({ url, content_type: null, size: null })),
    parts: text.parts,
    cost: text.price === null ? null : { amount: text.price, currency: "USD" },
    errors:
      text.errorCode === null
        ? []
        : [{ code: String(text.errorCode), title: "Not 10DLC registered" }],
    received_at: text.at,
  };
};
