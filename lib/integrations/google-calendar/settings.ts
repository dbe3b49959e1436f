import { z } from "zod";

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time with hours and minutes, like 09:00.");

/** True for a name of the IANA time zone database, like Europe/Berlin. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, "Enter a time zone like Europe/Berlin or UTC.");

export const CalendarId = z
  .string()
  .min(1)
  .max(255)
  .regex(/^(?!\.{1,2}$)\S+$/, "Enter primary, or a calendar's id like team@example.com.");

export const googleCalendarSettings = z
  .object({
    default_calendar: CalendarId.default("primary").meta({
      title: "Default calendar",
      description: "Used when a tool names none: primary, or a calendar's id.",
      examples: ["primary", "team@example.com"],
    }),
    working_hours_start: clock.default("09:00").meta({
      title: "Working hours start",
      description: "Free time before it is not offered.",
      examples: ["09:00"],
    }),
    working_hours_end: clock.default("17:00").meta({
      title: "Working hours end",
      description: "Free time after it is not offered.",
      examples: ["17:00"],
    }),
    time_zone: TimeZone.optional().meta({
      title: "Time zone",
      description: "Of the working hours. The calendar's own otherwise.",
      examples: ["Europe/Berlin"],
    }),
  })
  .refine((settings) => settings.working_hours_start < settings.working_hours_end, {
    path: ["working_hours_end"],
    message: "The working hours must end after they start.",
  });

export type GoogleCalendarSettings = z.output<typeof googleCalendarSettings>;
