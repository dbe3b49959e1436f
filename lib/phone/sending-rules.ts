import { z } from "zod";
import { AppError, forbidden } from "@/lib/errors";
import type { ChannelFacts } from "@/lib/providers/channel";
import { countryOf, type Destination } from "./destination";

export type SendingKind = "text" | "call";

/** The settings of the number that limit what it sends, whatever of them is there. */
const Limits = z.object({
  allowed_countries: z.array(z.string()).catch([]),
  texts_per_day: z.int().min(0).catch(100),
  calls_per_day: z.int().min(0).catch(20),
});

export type SendingLimits = { countries: readonly string[]; perDay: number };

/** Without a list a number reaches its own country. */
export function limitsOf(
  settings: Readonly<Record<string, unknown>>,
  number: string,
  kind: SendingKind,
): SendingLimits {
  const { allowed_countries, texts_per_day, calls_per_day } = Limits.parse(settings);
  const own = countryOf(number);
  return {
    countries: allowed_countries.length > 0 ? allowed_countries : own === null ? [] : [own],
    perDay: kind === "text" ? texts_per_day : calls_per_day,
  };
}

export type SendingFacts = {
  kind: SendingKind;
  number: string;
  facts: ChannelFacts;
  limits: SendingLimits;
  /** Whether the other end does not want texts of this number. */
  hasOptedOut: boolean;
  /** How much of this kind the agent sent in the last 24 hours, with what is just being sent. */
  sentToday: number;
};

const words = { text: "texts", call: "calls" } as const;
/** The states among the channel's facts that say whether it can. */
const stateIds: Readonly<Record<SendingKind, readonly string[]>> = {
  text: ["sms"],
  call: ["voice", "calls_out"],
};

/** Throws why this may not be sent to that number now. */
export function assertMaySend(
  { number: to, country, isPremium }: Destination,
  { kind, number, facts, limits, hasOptedOut, sentToday }: SendingFacts,
): void {
  if (to === number)
    throw forbidden(`This is the number itself: it gets no ${words[kind]} of its own.`);
  if (kind === "text" && hasOptedOut)
    throw forbidden(
      `${to} does not want texts from this number any more. Only they can change that, by texting START.`,
    );
  if (isPremium) throw forbidden(`${to} is a premium number: nothing is sent there.`);
  if (country === null || !limits.countries.includes(country))
    throw forbidden(
      `${to} is ${country === null ? "in no country" : `in ${country}`}, and this number may only reach ${limits.countries.join(", ") || "nobody"}. The setting Allowed countries says where.`,
    );
  const state = facts.states?.find(
    (each) => stateIds[kind].includes(each.id) && each.state !== "ok",
  );
  if (state)
    throw new AppError("conflict", `This number cannot send ${words[kind]} now: ${state.text}.`);
  if (sentToday >= limits.perDay)
    throw new AppError(
      "rate_limited",
      `This agent has had its ${String(limits.perDay)} ${words[kind]} of 24 hours. The settings say how many it may.`,
      { retryAfterSeconds: 3_600 },
    );
}
