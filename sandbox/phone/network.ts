import { setTimeout as wait } from "node:timers/promises";
import { SegmentedMessage } from "sms-segments-calculator";
import { priceList } from "../number-inventory";
import type { Sandbox } from "../sandbox";
import type { PhoneCall, PhoneData, PhoneText } from "./seed";

/** What people do with a number, as the company that it lives at passes it on. */
export type PhoneCompany = {
  /** The numbers that somebody bought there. */
  numbers: () => { number: string; account: string; country: string; canText: boolean }[];
  /** A person texted the number. */
  textArrived: (text: PhoneText) => void;
  /** A person rings the number. */
  rang: (call: PhoneCall) => void;
  /** A person picked up. */
  pickedUp: (call: PhoneCall) => void;
  /** A person said something in a call. */
  heard: (call: PhoneCall, text: string) => void;
  /** The call is over, whoever ended it. */
  ended: (call: PhoneCall) => void;
};

export const phoneOf = ({ store }: Sandbox): PhoneData => store.state.phone;

/** Waits as long as it would take in the world, at the pace of this sandbox. */
export const takeTime = async (sandbox: Sandbox, ms: number): Promise<void> => {
  await wait(ms * phoneOf(sandbox).pace, undefined, { ref: false });
};

export const ringMs = 30_000;

export const countParts = (text: string): number =>
  Math.max(1, new SegmentedMessage(text).segmentsCount);

/** Dollars of so many parts or minutes, at what the company takes in the end. */
export function priceOf(
  sandbox: Sandbox,
  country: string,
  item: "smsIn" | "smsOut" | "callIn" | "callOut",
  quantity: number,
): string {
  const list = Number(priceList[country]?.[item] ?? "0.01");
  const data = phoneOf(sandbox);
  const factor = data.priceFactor ?? surprises[data.priced % surprises.length] ?? 1;
  data.priced += 1;
  return (list * quantity * factor).toFixed(5);
}

/** Carriers and routes differ from what a list says. */
const surprises = [1.2, 0.85, 1];

/** Dollars of a month of a number, as it is sold at this moment. */
export const monthlyOf = (sandbox: Sandbox, amount: string): string =>
  (Number(amount) * phoneOf(sandbox).monthlyFactor).toFixed(2);

/** Ends a call when its time is up, where whoever made it set one. */
export async function limitCall(
  sandbox: Sandbox,
  call: PhoneCall,
  seconds: number,
  end: () => void,
): Promise<void> {
  if (!(seconds > 0)) return;
  await takeTime(sandbox, seconds * 1000);
  if (call.state === "answered") end();
}

type NewText = Omit<PhoneText, "at" | "parts" | "price" | "errorCode">;

export function noteText(sandbox: Sandbox, text: NewText): PhoneText {
  const kept: PhoneText = {
    ...text,
    at: new Date().toISOString(),
    parts: countParts(text.text),
    price: null,
    errorCode: null,
  };
  const data = phoneOf(sandbox);
  data.texts = [...data.texts.slice(-1999), kept];
  sandbox.store.touch();
  return kept;
}

type NewCall = Pick<PhoneCall, "id" | "company" | "account" | "number" | "person" | "direction"> & {
  told?: Record<string, string>;
};

export function noteRinging(sandbox: Sandbox, call: NewCall): PhoneCall {
  const kept: PhoneCall = {
    told: {},
    ...call,
    state: "ringing",
    end: null,
    lines: [],
    startedAt: new Date().toISOString(),
    answeredAt: null,
    endedAt: null,
    price: null,
  };
  const data = phoneOf(sandbox);
  data.calls = [...data.calls.slice(-499), kept];
  sandbox.store.touch();
  return kept;
}

export function noteAnswered(sandbox: Sandbox, call: PhoneCall): void {
  call.state = "answered";
  call.answeredAt = new Date().toISOString();
  sandbox.store.touch();
}

/** Ends a call once; false where it was over. */
export function noteEnded(sandbox: Sandbox, call: PhoneCall, end: string): boolean {
  if (call.state === "ended") return false;
  call.state = "ended";
  call.end = end;
  call.endedAt = new Date().toISOString();
  sandbox.store.touch();
  return true;
}

export function noteLine(sandbox: Sandbox, call: PhoneCall, by: "person" | "number", text: string) {
  call.lines.push({ by, text, at: new Date().toISOString() });
  sandbox.store.touch();
}

/** Seconds that were talked, as companies count them: those that were begun. */
export const secondsOf = ({ answeredAt, endedAt }: PhoneCall): number =>
  answeredAt === null
    ? 0
    : Math.max(1, Math.ceil((Date.parse(endedAt ?? answeredAt) - Date.parse(answeredAt)) / 1000));

const stopWords = /^(stop|stopall|unsubscribe|cancel|end|quit)$/i;
const startWords = /^(start|yes|unstop)$/i;

/** What companies listen to by themselves: whoever texts STOP gets nothing more of that number. */
export function heedWord(sandbox: Sandbox, { number, person, text }: PhoneText): void {
  const data = phoneOf(sandbox);
  const pair = `${number} ${person}`;
  if (stopWords.test(text.trim())) data.stopped = [...new Set([...data.stopped, pair])];
  if (startWords.test(text.trim())) data.stopped = data.stopped.filter((each) => each !== pair);
}

export const hasStopped = (sandbox: Sandbox, number: string, person: string): boolean =>
  phoneOf(sandbox).stopped.includes(`${number} ${person}`);

/** Whether it is written as numbers are between companies. */
export const isNumber = (value: string): boolean => /^\+[1-9]\d{6,14}$/.test(value);
