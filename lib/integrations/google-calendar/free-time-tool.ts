import { z } from "zod";
import { AppError, invalidField } from "@/lib/errors";
import type { ProviderCall } from "@/lib/providers/provider";
import { defineTool } from "../manifest";
import { readAnswer } from "../read-answer";
import { api, eventsUrl, timeInput } from "./event";
import { Events } from "./events";
import { findFreeTime, type Span } from "./free-time";
import { toFindFreeTime } from "./scopes";
import { CalendarId, isTimeZone, type GoogleCalendarSettings } from "./settings";
import { toZonedIso } from "./time-zone";

const minuteMs = 60_000;
const longestMs = 62 * 24 * 60 * minuteMs;

const FreeBusy = z.object({
  calendars: z.record(
    z.string(),
    z.object({
      busy: z.array(z.object({ start: z.string(), end: z.string() })).default([]),
      errors: z.array(z.object({ reason: z.string().optional() })).optional(),
    }),
  ),
});

export const findFreeSlots = defineTool<GoogleCalendarSettings>()({
  name: "google_calendar_find_free_time",
  title: "Find free time",
  description:
    "Finds times between two moments when all the named calendars are free, within the working hours of the settings. Returns whole free stretches; a meeting fits anywhere in them.",
  effect: "read",
  scopes: toFindFreeTime,
  input: z.object({
    calendars: z
      .array(CalendarId)
      .max(20)
      .optional()
      .describe("Whose time: calendar ids or addresses. Leave out for the default calendar alone."),
    from: timeInput.describe("Earliest start, e.g. 2026-11-23T00:00:00+01:00."),
    to: timeInput.describe("Latest end; at most 62 days after the start."),
    duration_minutes: z.int().min(5).max(1440).default(30).describe("How long it has to be free."),
    include_weekends: z.boolean().default(false).describe("Whether Saturday and Sunday count."),
    limit: z.int().min(1).max(100).default(20).describe("How many stretches to return, 1 to 100."),
  }),
  output: z.object({
    time_zone: z.string(),
    free: z.array(z.object({ start: z.string(), end: z.string(), minutes: z.number() })),
    more: z.boolean().describe("Whether there are more than were asked for."),
  }),
  async run({ call, settings }, { calendars, from, to, duration_minutes, limit, ...rest }) {
    const within = { start: Date.parse(from), end: Date.parse(to) };
    if (within.end <= within.start) throw invalidField("to", "This must be after the start.");
    if (within.end - within.start > longestMs)
      throw invalidField("to", "Ask for at most 62 days at once.");
    const ids = calendars?.length ? calendars : [settings.default_calendar];
    const timeZone = settings.time_zone ?? (await readTimeZone(call, settings));
    const free = findFreeTime({
      busy: await readBusy(call, ids, from, to),
      within,
      minDurationMs: duration_minutes * minuteMs,
      workingHours: { start: settings.working_hours_start, end: settings.working_hours_end },
      timeZone,
      includeWeekends: rest.include_weekends,
    });
    return {
      time_zone: timeZone,
      free: free.slice(0, limit).map(({ start, end }) => ({
        start: toZonedIso(start, timeZone),
        end: toZonedIso(end, timeZone),
        minutes: Math.floor((end - start) / minuteMs),
      })),
      more: free.length > limit,
    };
  },
});

/** The default calendar's own zone, which its list of events names. */
async function readTimeZone(call: ProviderCall, settings: GoogleCalendarSettings) {
  const url = eventsUrl(settings, undefined);
  const { timeZone } = readAnswer(Events, await call({ url, query: { maxResults: 1 } }));
  return timeZone !== undefined && isTimeZone(timeZone) ? timeZone : "UTC";
}

async function readBusy(call: ProviderCall, ids: string[], from: string, to: string) {
  const response = await call({
    method: "POST",
    url: `${api}/freeBusy`,
    json: { timeMin: from, timeMax: to, items: ids.map((id) => ({ id })) },
  });
  const busy: Span[] = [];
  for (const [id, calendar] of Object.entries(readAnswer(FreeBusy, response).calendars)) {
    // Without this, a calendar that cannot be seen would count as free.
    if (calendar.errors?.length)
      throw new AppError("invalid_input", `The account cannot see when ${id} is free.`);
    for (const { start, end } of calendar.busy)
      busy.push({ start: Date.parse(start), end: Date.parse(end) });
  }
  return busy;
}
