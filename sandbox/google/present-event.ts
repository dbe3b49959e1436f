import type { Calendar, CalendarEvent } from "./calendar-seed";

export function presentEvent(event: CalendarEvent, viewer: string) {
  const self = (email: string) => (email === viewer ? { email, self: true } : { email });
  const link = Buffer.from(`${event.id} ${event.calendarId}`).toString("base64url");
  return {
    kind: "calendar#event",
    etag: `"${String(Date.parse(event.updated))}"`,
    id: event.id,
    status: event.status,
    htmlLink: `https://www.google.com/calendar/event?eid=${link}`,
    created: event.created,
    updated: event.updated,
    summary: event.summary,
    ...(event.description !== null && { description: event.description }),
    ...(event.location !== null && { location: event.location }),
    ...(event.transparency === "transparent" && { transparency: event.transparency }),
    ...(event.attendees.length > 0 && { attendees: event.attendees }),
    creator: self(event.creator),
    organizer: self(event.creator),
    start: event.start,
    end: event.end,
    iCalUID: `${event.id}@google.com`,
    sequence: 0,
    reminders: { useDefault: true },
    eventType: "default",
  };
}

export function presentCalendar(calendar: Calendar, viewer: string) {
  return {
    kind: "calendar#calendarListEntry",
    etag: '"1"',
    id: calendar.id,
    summary: calendar.summary,
    timeZone: calendar.timeZone,
    accessRole: calendar.access[viewer],
    selected: true,
    ...(calendar.id === viewer && { primary: true }),
  };
}
