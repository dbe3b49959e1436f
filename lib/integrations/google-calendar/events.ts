import { z } from "zod";
import { invalidField } from "@/lib/errors";
import { defineTool } from "../manifest";
import { cursorInput, limitInput, nextCursorOutput } from "../page-input";
import { readAnswer } from "../read-answer";
import { calendarInput, Event, eventsUrl, EventView, timeInput, toEvent } from "./event";
import { toRead, toWrite } from "./scopes";
import type { GoogleCalendarSettings } from "./settings";

export const Events = z.object({
  items: z.array(Event).default([]),
  nextPageToken: z.string().optional(),
  timeZone: z.string().optional(),
});

export const listEvents = defineTool<GoogleCalendarSettings>()({
  name: "google_calendar_list_events",
  title: "List events",
  description:
    "Lists the events of a calendar between two times, in order of their start. Repeated events appear once for each time they take place.",
  effect: "read",
  scopes: toRead,
  input: z.object({
    calendar: calendarInput,
    from: timeInput.describe("Events that end after this time, e.g. 2026-11-23T00:00:00Z."),
    to: timeInput.optional().describe("Events that start before this time."),
    query: z
      .string()
      .max(200)
      .optional()
      .describe("Only events with these words in title, text, place or people."),
    limit: limitInput,
    cursor: cursorInput,
  }),
  output: z.object({
    time_zone: z.string().optional().describe("The calendar's own."),
    events: z.array(EventView),
    next_cursor: nextCursorOutput,
  }),
  async run({ call, settings }, { calendar, from, to, query, limit, cursor }) {
    const response = await call({
      url: eventsUrl(settings, calendar),
      query: {
        timeMin: from,
        timeMax: to,
        q: query,
        maxResults: limit,
        pageToken: cursor,
        singleEvents: true,
        orderBy: "startTime",
      },
    });
    const { items, nextPageToken, timeZone } = readAnswer(Events, response);
    return { time_zone: timeZone, events: items.map(toEvent), next_cursor: nextPageToken };
  },
});

const text = {
  title: z.string().min(1).max(1000).describe("Title of the event."),
  description: z.string().max(8000).optional().describe("What it is about."),
  location: z.string().max(1000).optional().describe("Where it takes place."),
  attendees: z
    .array(z.email("Enter an address like ann@example.com.").max(254))
    .max(100)
    .optional()
    .describe("Addresses of everyone invited."),
  notify: z.boolean().default(true).describe("Whether Google mails the people invited about it."),
};

const sendUpdates = (notify: boolean) => (notify ? "all" : "none");

export const createEvent = defineTool<GoogleCalendarSettings>()({
  name: "google_calendar_create_event",
  title: "Create an event",
  description:
    "Puts a new event into a calendar and invites people to it. It does not check whether the time is free: find free time first.",
  effect: "write",
  scopes: toWrite,
  input: z.object({
    calendar: calendarInput,
    ...text,
    start: timeInput.describe("When it starts, with the zone: 2026-11-23T09:00:00+01:00."),
    end: timeInput.describe("When it ends; after the start."),
  }),
  output: EventView,
  async run(context, { calendar, title, start, end, notify, attendees, ...rest }) {
    const { call, settings, idempotencyKey } = context;
    if (Date.parse(end) <= Date.parse(start))
      throw invalidField("end", "The event must end after it starts.");
    const response = await call({
      method: "POST",
      url: eventsUrl(settings, calendar),
      query: { sendUpdates: sendUpdates(notify) },
      json: {
        // Google takes an id in base32hex, and refuses a second event with the same one.
        id: idempotencyKey.replaceAll("-", ""),
        summary: title,
        ...rest,
        start: { dateTime: start },
        end: { dateTime: end },
        attendees: attendees?.map((email) => ({ email })),
      },
    });
    return toEvent(readAnswer(Event, response));
  },
});

export const updateEvent = defineTool<GoogleCalendarSettings>()({
  name: "google_calendar_update_event",
  title: "Change an event",
  description:
    "Changes an event: only the fields that are given. A new list of people replaces the old one. It cannot delete events.",
  effect: "write",
  scopes: toWrite,
  input: z.object({
    calendar: calendarInput,
    event_id: z
      .string()
      .regex(/^[\w-]{1,1024}$/, "Pass an event's id.")
      .describe("Id of the event, as the list has it."),
    ...text,
    title: text.title.optional(),
    start: timeInput.optional().describe("The new start. Give the end too."),
    end: timeInput.optional().describe("The new end. Give the start too."),
  }),
  output: EventView,
  async run({ call, settings }, input) {
    const { calendar, event_id, title, start, end, notify, attendees, ...rest } = input;
    if ((start === undefined) !== (end === undefined))
      throw invalidField("end", "Give both the start and the end, or neither.");
    if (start !== undefined && end !== undefined && Date.parse(end) <= Date.parse(start))
      throw invalidField("end", "The event must end after it starts.");
    const response = await call({
      method: "PATCH",
      url: `${eventsUrl(settings, calendar)}/${event_id}`,
      query: { sendUpdates: sendUpdates(notify) },
      json: {
        summary: title,
        ...rest,
        start: start === undefined ? undefined : { dateTime: start },
        end: end === undefined ? undefined : { dateTime: end },
        attendees: attendees?.map((email) => ({ email })),
      },
    });
    return toEvent(readAnswer(Event, response));
  },
});
