export type Calendar = {
  id: string;
  summary: string;
  timeZone: string;
  /** Who sees it, with their access role. */
  access: Record<string, "owner" | "writer" | "reader">;
};

export type EventTime = { dateTime?: string; date?: string; timeZone?: string };

export type CalendarEvent = {
  id: string;
  calendarId: string;
  status: "confirmed" | "tentative" | "cancelled";
  summary: string;
  description: string | null;
  location: string | null;
  start: EventTime;
  end: EventTime;
  attendees: { email: string; displayName?: string; responseStatus: string }[];
  creator: string;
  transparency: "opaque" | "transparent";
  created: string;
  updated: string;
};

export const teamCalendarId = "team-calendar@group.calendar.google.com";

const [ops, sales] = ["ops@acme.test", "sales@acme.test"];
const dayMs = 86_400_000;

type EventSeed = {
  calendar: string;
  weekday: number;
  hour: number;
  minutes: number;
  summary: string;
  location?: string;
  guests?: string[];
};

const weekly: EventSeed[] = [
  {
    calendar: ops,
    weekday: 0,
    hour: 9,
    minutes: 30,
    summary: "Operations stand-up",
    guests: [sales],
  },
  { calendar: ops, weekday: 2, hour: 13, minutes: 60, summary: "Invoice run", location: "Room 2" },
  { calendar: ops, weekday: 4, hour: 15, minutes: 45, summary: "Vendor call: hosting" },
  { calendar: sales, weekday: 1, hour: 10, minutes: 60, summary: "Pipeline review", guests: [ops] },
  { calendar: sales, weekday: 3, hour: 16, minutes: 30, summary: "Demo for Wayne Enterprises" },
  {
    calendar: teamCalendarId,
    weekday: 4,
    hour: 11,
    minutes: 60,
    summary: "All hands",
    location: "Big room",
  },
];

/** Three months of weekly events, beginning with the Monday before last. */
export function seedCalendars(now: Date): { calendars: Calendar[]; events: CalendarEvent[] } {
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  const monday = today - ((now.getUTCDay() + 6) % 7) * dayMs - 7 * dayMs;
  return {
    calendars: [
      { id: ops, summary: ops, timeZone: "UTC", access: { [ops]: "owner" } },
      { id: sales, summary: sales, timeZone: "UTC", access: { [sales]: "owner" } },
      {
        id: teamCalendarId,
        summary: "Acme team",
        timeZone: "UTC",
        access: { [ops]: "writer", [sales]: "reader" },
      },
    ],
    events: Array.from({ length: 13 }, (_, week) => monday + week * 7 * dayMs).flatMap(
      (from, week) =>
        weekly.map((seed, index) => toEvent(seed, from, `seed${String(week)}w${String(index)}`)),
    ),
  };
}

function toEvent(seed: EventSeed, monday: number, id: string): CalendarEvent {
  const start = monday + seed.weekday * dayMs + seed.hour * 3_600_000;
  const at = (ms: number) => ({ dateTime: new Date(ms).toISOString(), timeZone: "UTC" });
  return {
    id,
    calendarId: seed.calendar,
    status: "confirmed",
    summary: seed.summary,
    description: null,
    location: seed.location ?? null,
    start: at(start),
    end: at(start + seed.minutes * 60_000),
    attendees: (seed.guests ?? []).map((email) => ({ email, responseStatus: "accepted" })),
    creator: seed.calendar === teamCalendarId ? ops : seed.calendar,
    transparency: "opaque",
    created: new Date(monday).toISOString(),
    updated: new Date(monday).toISOString(),
  };
}
