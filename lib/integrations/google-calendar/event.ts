import { z } from "zod";
import type { GoogleCalendarSettings } from "./settings";
import { CalendarId } from "./settings";

export const api = "https://www.googleapis.com/calendar/v3";

export const calendarInput = CalendarId.optional().describe(
  "The calendar: primary, or its id. Leave out for the default calendar of the settings.",
);

export const timeInput = z.iso.datetime({
  offset: true,
  message: "Enter a time with its zone, like 2026-11-23T09:00:00+01:00.",
});

/** The events of the calendar that a call is about. */
export const eventsUrl = (settings: GoogleCalendarSettings, calendar: string | undefined): string =>
  `${api}/calendars/${encodeURIComponent(calendar ?? settings.default_calendar)}/events`;

const Moment = z.object({ dateTime: z.string().optional(), date: z.string().optional() });

export const Event = z.object({
  id: z.string(),
  status: z.string().optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  location: z.string().optional(),
  htmlLink: z.string().optional(),
  hangoutLink: z.string().optional(),
  start: Moment.optional(),
  end: Moment.optional(),
  organizer: z.object({ email: z.string().optional() }).optional(),
  attendees: z
    .array(z.object({ email: z.string().optional(), responseStatus: z.string().optional() }))
    .optional(),
});

const maxDescription = 4000;

export const EventView = z.object({
  id: z.string(),
  title: z.string(),
  status: z.string().optional().describe("confirmed, tentative or cancelled."),
  start: z.string().optional().describe("A time with its zone, or a day."),
  end: z.string().optional().describe("A time with its zone, or the day after the last."),
  location: z.string().optional(),
  description: z.string().optional(),
  organizer: z.string().optional(),
  attendees: z
    .array(z.object({ email: z.string().optional(), answer: z.string().optional() }))
    .optional(),
  url: z.string().optional(),
  meeting_url: z.string().optional(),
});

export const toEvent = (event: z.output<typeof Event>): z.output<typeof EventView> => ({
  id: event.id,
  title: event.summary ?? "",
  status: event.status,
  start: event.start?.dateTime ?? event.start?.date,
  end: event.end?.dateTime ?? event.end?.date,
  location: event.location,
  description: event.description?.slice(0, maxDescription),
  organizer: event.organizer?.email,
  attendees: event.attendees?.map(({ email, responseStatus }) => ({
    email,
    answer: responseStatus,
  })),
  url: event.htmlLink,
  meeting_url: event.hangoutLink,
});
