import { randomBytes } from "node:crypto";
import {
  isNumber,
  limitCall,
  noteAnswered,
  noteEnded,
  noteLine,
  noteRinging,
  phoneOf,
  priceOf,
  secondsOf,
  takeTime,
} from "../phone/network";
import type { PhoneCall } from "../phone/seed";
import type { Sandbox } from "../sandbox";
import { noteHeard, waitForSpeech } from "./call-ears";
import { twilioAccount } from "./caller";
import { noSuchResource, TwilioProblem } from "./problem";
import type { TwilioCall, TwilioRoute } from "./routes";
import { signedForm } from "./sign";
import { readTwiml } from "./twiml";

const accounts = "/api.twilio.com/2010-04-01/Accounts";
const answerWithinMs = 15_000;
const pricedAfterMs = 5_000;

/** Calls that an account makes and looks after. */
export const callRoutes = (sandbox: Sandbox): Record<string, TwilioRoute> => ({
  [`POST ${accounts}/:account/Calls.json`]: (call) => start(sandbox, call),
  [`GET ${accounts}/:account/Calls/:call{[^/]+\\.json}`]: (call) => present(find(sandbox, call)),
  [`POST ${accounts}/:account/Calls/:call{[^/]+\\.json}`]: (request) => {
    const call = find(sandbox, request);
    const { Status: status } = request.args;
    if (call.state === "ended")
      throw new TwilioProblem(400, 21220, "Call is not in-progress. Cannot redirect.");
    if (status === "completed" || status === "canceled") {
      request.record("call.ended", call.id);
      endTwilioCall(sandbox, call, call.state === "answered" ? "completed" : "canceled");
    }
    return present(call);
  },
});

function start(sandbox: Sandbox, { account, data, args, all, record }: TwilioCall): object {
  const { From: from, To: to = "", Url: url = "", StatusCallback: callback = "" } = args;
  const number = data.numbers.find(
    ({ phoneNumber, accountSid }) => phoneNumber === from && accountSid === account.sid,
  );
  if (number === undefined)
    throw new TwilioProblem(
      400,
      21210,
      `The source phone number provided, ${from ?? ""}, is not yours.`,
    );
  if (!isNumber(to)) throw new TwilioProblem(400, 21211, `Invalid 'To' Phone Number: ${to}`);
  if (!URL.canParse(url)) throw new TwilioProblem(400, 21205, "Url parameter is required.");
  const call = noteRinging(sandbox, {
    id: `CA${randomBytes(16).toString("hex")}`,
    company: "twilio",
    account: account.name,
    number: number.phoneNumber,
    person: to,
    direction: "out",
    told: {
      url,
      callback,
      events: all("StatusCallbackEvent").join(" "),
      limit: args.TimeLimit ?? "14400",
    },
  });
  record("call.started", call.id);
  void ring(sandbox, call, Number(args.Timeout ?? "60") * 1000);
  return { ...present(call), status: "queued" };
}

async function ring(sandbox: Sandbox, call: PhoneCall, timeoutMs: number): Promise<void> {
  await report(sandbox, call, "initiated");
  await report(sandbox, call, "ringing");
  await takeTime(sandbox, timeoutMs);
  if (call.state === "ringing") endTwilioCall(sandbox, call, "no-answer");
}

function find(sandbox: Sandbox, { account, params }: TwilioCall): PhoneCall {
  const found = phoneOf(sandbox).calls.find(
    (call) => call.company === "twilio" && call.account === account.name && call.id === params.call,
  );
  if (found === undefined) throw noSuchResource(`/Calls/${params.call ?? ""}.json`);
  return found;
}

/** A person rings a number: Twilio asks its address what to do. */
export async function ringTwilioNumber(sandbox: Sandbox, call: PhoneCall): Promise<void> {
  const number = sandbox.store.state.twilio.numbers.find((n) => n.phoneNumber === call.number);
  const url = number?.settings.VoiceUrl ?? "";
  call.told = { url, callback: number?.settings.StatusCallback ?? "", events: "completed" };
  if (url === "") {
    endTwilioCall(sandbox, call, "no-answer");
    return;
  }
  await follow(sandbox, call, url);
}

/** A person picked up: Twilio asks the address of the call what to do. */
export async function talkOnTwilio(sandbox: Sandbox, call: PhoneCall): Promise<void> {
  const end = () => endTwilioCall(sandbox, call, "completed");
  void limitCall(sandbox, call, Number(call.told.limit), end);
  await report(sandbox, call, "answered");
  await follow(sandbox, call, call.told.url ?? "");
}

export const hearOnTwilio = (call: PhoneCall, text: string): void => noteHeard(call.id, text);

/** Does what it is told, and asks again, until somebody hangs up. */
async function follow(sandbox: Sandbox, call: PhoneCall, first: string): Promise<void> {
  let next: { url: string; fields: Record<string, string> } | undefined = {
    url: first,
    fields: {},
  };
  while (next !== undefined && call.state !== "ended") {
    const answer = await sandbox.events.ask(
      signedForm(call.account, next.url, { ...fieldsOf(call), ...next.fields }),
      answerWithinMs,
    );
    const verbs = answer.status === 200 ? readTwiml(answer.text) : undefined;
    if (verbs === undefined) {
      noteLine(
        sandbox,
        call,
        "number",
        "We are sorry, an application error has occurred. Goodbye.",
      );
      break;
    }
    // Whatever it is told to do first, it picks up for it.
    if (call.state === "ringing") noteAnswered(sandbox, call);
    next = undefined;
    for (const verb of verbs) {
      if (isOver(call) || next !== undefined) break;
      if (verb.kind === "hang_up") break;
      if (verb.kind === "say") {
        noteLine(sandbox, call, "number", verb.text);
        await takeTime(sandbox, Math.min(3_000, verb.text.length * 60));
      }
      if (verb.kind === "pause") await takeTime(sandbox, verb.ms);
      if (verb.kind === "redirect") next = { url: new URL(verb.url, first).href, fields: {} };
      if (verb.kind === "gather") {
        const heard = await waitForSpeech(call, verb.timeoutMs * phoneOf(sandbox).pace);
        if (heard !== undefined)
          next = {
            url: new URL(verb.action, first).href,
            fields: { SpeechResult: heard, Confidence: "0.93", Language: "en-US" },
          };
      }
    }
  }
  endTwilioCall(sandbox, call, "completed");
}

/** Its state changes while others wait. */
const isOver = (call: PhoneCall): boolean => call.state === "ended";

export function endTwilioCall(sandbox: Sandbox, call: PhoneCall, end: string): void {
  if (noteEnded(sandbox, call, end)) tellTwilioEnd(sandbox, call);
}

/** Tells that a call is over, and later knows what it cost. */
export function tellTwilioEnd(sandbox: Sandbox, call: PhoneCall): void {
  noteHeard(call.id, undefined);
  void (async () => {
    await report(sandbox, call, "completed");
    await takeTime(sandbox, pricedAfterMs);
    const country =
      sandbox.store.state.twilio.numbers.find((n) => n.phoneNumber === call.number)?.country ??
      "US";
    const item = call.direction === "in" ? "callIn" : "callOut";
    const minutes = Math.ceil(secondsOf(call) / 60);
    call.price = priceOf(sandbox, country, item, minutes);
    sandbox.store.touch();
  })();
}

async function report(sandbox: Sandbox, call: PhoneCall, event: string): Promise<void> {
  const { callback = "", events = "" } = call.told;
  if (callback === "" || !events.split(" ").includes(event)) return;
  await sandbox.events.deliver({
    provider: "twilio",
    id: `${call.id} ${event}`,
    timeoutMs: answerWithinMs,
    retryDelaysMs: [],
    request: () =>
      signedForm(call.account, callback, {
        ...fieldsOf(call),
        ...(event === "initiated" && { CallStatus: "initiated" }),
        ...(call.state === "ended" && { CallDuration: String(secondsOf(call)) }),
        Timestamp: new Date().toUTCString(),
        CallbackSource: "call-progress-events",
      }),
  });
}

const statusOf = ({ state, end }: PhoneCall): string =>
  state === "ended" ? (end ?? "completed") : state === "answered" ? "in-progress" : "ringing";

const fieldsOf = (call: PhoneCall): Record<string, string> => ({
  CallSid: call.id,
  CallStatus: statusOf(call),
  Direction: call.direction === "in" ? "inbound" : "outbound-api",
  From: call.direction === "in" ? call.person : call.number,
  To: call.direction === "in" ? call.number : call.person,
});

const present = (call: PhoneCall) => ({
  sid: call.id,
  account_sid: twilioAccount(call.account).sid,
  from: call.direction === "in" ? call.person : call.number,
  to: call.direction === "in" ? call.number : call.person,
  status: statusOf(call),
  direction: call.direction === "in" ? "inbound" : "outbound-api",
  duration: call.state === "ended" ? String(secondsOf(call)) : null,
  price: call.price === null ? null : `-${call.price}`,
  price_unit: "USD",
});
