import type { Context } from "hono";
import { hasWords, parseSearchQuery } from "../search-query";
import type { Calendar, CalendarEvent } from "./calendar-seed";
import type { GoogleEnv } from "./caller";
import { timeOf } from "./event-time";
import { takeGooglePage } from "./paging";
import { presentEvent } from "./present-event";
import { googleProblem } from "./problem";

export function listEvents(c: Context<GoogleEnv>, calendar: Calendar): Response {
  const { data, user } = c.get("caller");
  const { timeMin, timeMax, q = "", orderBy, singleEvents, showDeleted } = c.req.query();
  const [from, to] = [timeMin, timeMax].map((time) =>
    time === undefined ? undefined : Date.parse(time),
  );
  if (Number.isNaN(from) || Number.isNaN(to))
    return googleProblem(c, 400, "Bad Request", "badRequest");
  if (orderBy === "startTime" && singleEvents !== "true")
    return googleProblem(
      c,
      400,
      "The requested ordering is not available for the particular query.",
      "badRequest",
    );
  const words = parseSearchQuery(q);
  const found = data.events
    .filter((event) => event.calendarId === calendar.id)
    .filter((event) => showDeleted === "true" || event.status !== "cancelled")
    .filter((event) => from === undefined || timeOf(event.end) > from)
    .filter((event) => to === undefined || timeOf(event.start) < to)
    .filter((event) => hasWords(words, textOf(event)))
    .sort((a, b) =>
      orderBy === "updated"
        ? Date.parse(a.updated) - Date.parse(b.updated)
        : timeOf(a.start) - timeOf(b.start),
    );
  const { page, nextPageToken } = takeGooglePage(c, found, "maxResults");
  return c.json({
    kind: "calendar#events",
    etag: '"1"',
    summary: calendar.summary,
    timeZone: calendar.timeZone,
    accessRole: calendar.access[user.email],
    updated: new Date().toISOString(),
    defaultReminders: [],
    items: page.map((event) => presentEvent(event, user.email)),
    nextPageToken,
  });
}

function textOf({ summary, description, location, attendees }: CalendarEvent): string {
  const guests = attendees.map(({ email }) => email).join(" ");
  return `${summary} ${description ?? ""} ${location ?? ""} ${guests}`;
}
