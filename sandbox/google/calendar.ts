import { Hono, type Context } from "hono";
import { z } from "zod";
import { parseJson } from "../fields";
import { requireScope, type GoogleCaller, type GoogleEnv } from "./caller";
import type { Calendar, CalendarEvent } from "./calendar-seed";
import { timeOf } from "./event-time";
import { listEvents } from "./list-events";
import { takeGooglePage } from "./paging";
import { presentCalendar, presentEvent } from "./present-event";
import { googleProblem } from "./problem";
import { scopesOf } from "./scopes";

const readingEvents = requireScope(
  scopesOf("calendar", "", "readonly", "events", "events.readonly"),
);
const writingEvents = requireScope(scopesOf("calendar", "", "events"));
const readingList = requireScope(
  scopesOf("calendar", "", "readonly", "calendarlist", "calendarlist.readonly"),
);
const readingBusy = requireScope(scopesOf("calendar", "", "readonly", "freebusy"));

const EventTime = z
  .object({
    dateTime: z.iso.datetime({ offset: true, local: true }).optional(),
    date: z.iso.date().optional(),
    timeZone: z.string().optional(),
  })
  .refine(({ dateTime, date }) => (dateTime === undefined) !== (date === undefined));
const EventId = z.string().regex(/^[a-v0-9]{5,1024}$/);
const EventChange = z.object({
  summary: z.string().optional(),
  description: z.string().nullish(),
  location: z.string().nullish(),
  start: EventTime.optional(),
  end: EventTime.optional(),
  attendees: z.array(z.object({ email: z.email(), displayName: z.string().optional() })).optional(),
  status: z.enum(["confirmed", "tentative", "cancelled"]).optional(),
  transparency: z.enum(["opaque", "transparent"]).optional(),
});
const BusyQuery = z.object({
  timeMin: z.iso.datetime({ offset: true }),
  timeMax: z.iso.datetime({ offset: true }),
  items: z.array(z.object({ id: z.string() })).default([]),
});

/** Below `/calendar/v3`. */
export function calendarRoutes(): Hono<GoogleEnv> {
  const app = new Hono<GoogleEnv>();

  app.get("/users/me/calendarList", readingList, (c) => {
    const { data, user } = c.get("caller");
    const mine = data.calendars.filter(({ access }) => access[user.email] !== undefined);
    const { page, nextPageToken } = takeGooglePage(c, mine, "maxResults");
    const items = page.map((calendar) => presentCalendar(calendar, user.email));
    return c.json({ kind: "calendar#calendarList", etag: '"1"', items, nextPageToken });
  });
  app.post("/freeBusy", readingBusy, async (c) => {
    const body = BusyQuery.safeParse(parseJson(await c.req.text()));
    if (!body.success) return invalid(c, "Bad Request");
    const { timeMin, timeMax, items } = body.data;
    const calendars = items.map(({ id }) => [id, busyTimes(c.get("caller"), id, timeMin, timeMax)]);
    return c.json({
      kind: "calendar#freeBusy",
      timeMin,
      timeMax,
      calendars: Object.fromEntries(calendars) as object,
    });
  });

  app.get("/calendars/:calendar/events", readingEvents, (c) => {
    const calendar = findCalendar(c);
    if (calendar === undefined) return notFound(c);
    return listEvents(c, calendar);
  });
  app.post("/calendars/:calendar/events", writingEvents, async (c) => {
    const caller = c.get("caller");
    const calendar = findCalendar(c);
    if (calendar === undefined) return notFound(c);
    if (!canWrite(caller, calendar)) return readOnly(c);
    const body = EventChange.extend({ id: EventId.optional() }).safeParse(
      parseJson(await c.req.text()),
    );
    if (!body.success) return invalid(c, `Invalid value: ${z.prettifyError(body.error)}`);
    const { start, end, attendees = [], ...rest } = body.data;
    if (caller.data.events.some(({ id }) => id === rest.id))
      return googleProblem(c, 409, "The requested identifier already exists.", "duplicate");
    if (start === undefined) return required(c, "Missing start time.");
    if (end === undefined) return required(c, "Missing end time.");
    if (timeOf(end) < timeOf(start)) return emptyRange(c);
    const now = new Date().toISOString();
    const event: CalendarEvent = {
      id: rest.id ?? caller.nextId(),
      calendarId: calendar.id,
      status: rest.status ?? "confirmed",
      summary: rest.summary ?? "",
      description: rest.description ?? null,
      location: rest.location ?? null,
      start,
      end,
      attendees: attendees.map((each) => ({ ...each, responseStatus: "needsAction" })),
      creator: caller.user.email,
      transparency: rest.transparency ?? "opaque",
      created: now,
      updated: now,
    };
    caller.data.events.push(event);
    caller.record("event.created", event.id);
    return c.json(presentEvent(event, caller.user.email));
  });
  app.get("/calendars/:calendar/events/:event", readingEvents, (c) => {
    const event = findEvent(c);
    return event === undefined
      ? notFound(c)
      : c.json(presentEvent(event, c.get("caller").user.email));
  });
  app.on(["PATCH", "PUT"], "/calendars/:calendar/events/:event", writingEvents, async (c) => {
    const caller = c.get("caller");
    const [calendar, event] = [findCalendar(c), findEvent(c)];
    if (calendar === undefined || event === undefined) return notFound(c);
    if (!canWrite(caller, calendar)) return readOnly(c);
    const body = EventChange.safeParse(parseJson(await c.req.text()));
    if (!body.success) return invalid(c, `Invalid value: ${z.prettifyError(body.error)}`);
    const { attendees, start = event.start, end = event.end } = body.data;
    if (timeOf(end) < timeOf(start)) return emptyRange(c);
    Object.assign(event, body.data, { start, end, updated: new Date().toISOString() });
    if (attendees !== undefined)
      event.attendees = attendees.map((each) => ({ ...each, responseStatus: "needsAction" }));
    caller.record("event.updated", event.id);
    return c.json(presentEvent(event, caller.user.email));
  });
  app.delete("/calendars/:calendar/events/:event", writingEvents, (c) => {
    const caller = c.get("caller");
    const [calendar, event] = [findCalendar(c), findEvent(c)];
    if (calendar === undefined || event === undefined) return notFound(c);
    if (!canWrite(caller, calendar)) return readOnly(c);
    if (event.status === "cancelled")
      return googleProblem(c, 410, "Resource has been deleted", "deleted");
    event.status = "cancelled";
    event.updated = new Date().toISOString();
    caller.record("event.deleted", event.id);
    return c.body(null, 204);
  });
  return app;
}

function findCalendar(c: Context<GoogleEnv>): Calendar | undefined {
  const { data, user } = c.get("caller");
  const asked = c.req.param("calendar") ?? "";
  const id = asked === "primary" ? user.email : asked;
  return data.calendars.find((each) => each.id === id && each.access[user.email] !== undefined);
}

function findEvent(c: Context<GoogleEnv>): CalendarEvent | undefined {
  const calendar = findCalendar(c);
  const id = c.req.param("event");
  return c.get("caller").data.events.find((e) => e.id === id && e.calendarId === calendar?.id);
}

function canWrite({ user }: GoogleCaller, { access }: Calendar): boolean {
  return access[user.email] === "owner" || access[user.email] === "writer";
}

/** Busy times can be asked of everybody in the company, as its administrators usually allow. */
function busyTimes({ data, user }: GoogleCaller, id: string, timeMin: string, timeMax: string) {
  const calendarId = id === "primary" ? user.email : id;
  if (!data.calendars.some((each) => each.id === calendarId))
    return { errors: [{ domain: "global", reason: "notFound" }], busy: [] };
  const [from, to] = [Date.parse(timeMin), Date.parse(timeMax)];
  const spans = data.events
    .filter((event) => event.calendarId === calendarId && event.status !== "cancelled")
    .filter((event) => event.transparency === "opaque")
    .map((event) => ({ start: timeOf(event.start), end: timeOf(event.end) }))
    .filter(({ start, end }) => end > from && start < to)
    .sort((a, b) => a.start - b.start);
  const merged: typeof spans = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push(span);
  }
  const show = (ms: number) => new Date(ms).toISOString().replace(".000Z", "Z");
  return {
    busy: merged.map(({ start, end }) => ({
      start: show(Math.max(start, from)),
      end: show(Math.min(end, to)),
    })),
  };
}

function notFound(c: Context): Response {
  return googleProblem(c, 404, "Not Found", "notFound");
}

function invalid(c: Context, message: string): Response {
  return googleProblem(c, 400, message, "invalid");
}

function required(c: Context, message: string): Response {
  return googleProblem(c, 400, message, "required");
}

function emptyRange(c: Context): Response {
  return googleProblem(c, 400, "The specified time range is empty.", "timeRangeEmpty");
}

function readOnly(c: Context): Response {
  return googleProblem(
    c,
    403,
    "You need to have writer access to this calendar.",
    "requiredAccessLevel",
  );
}
