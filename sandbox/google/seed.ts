import { seedCalendars, type Calendar, type CalendarEvent } from "./calendar-seed";
import { seedDrive, type DriveFile } from "./drive-seed";
import { seedMail, type Mail } from "./mail-seed";

export type GoogleUser = { sub: string; email: string; name: string };

export type GoogleData = {
  lastId: number;
  users: GoogleUser[];
  mail: Mail[];
  calendars: Calendar[];
  events: CalendarEvent[];
  files: DriveFile[];
};

/** Mail and files have fixed dates; events lie around the day of seeding, so that "next week" is not empty. */
export function seedGoogle(now: Date): GoogleData {
  return {
    lastId: 1000,
    users: [
      { sub: "108000000000000000001", email: "ops@acme.test", name: "Acme Operations" },
      { sub: "108000000000000000002", email: "sales@acme.test", name: "Acme Sales" },
    ],
    mail: seedMail(),
    ...seedCalendars(now),
    files: seedDrive(),
  };
}
