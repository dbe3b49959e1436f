import { z } from "zod";

/** A day of UTC. The database knows no year 0. */
export const Day = z.iso.date().regex(/^(?!0000)/, "Give a year from 0001 on.");

const dayMs = 86_400_000;

export const today = (now = new Date()): string => now.toISOString().slice(0, 10);

/** How many days there are from one to another, both counted. */
export const countDays = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;

/** Every day from one to another, both included. */
export const daysBetween = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(countDays(from, to), 0) }, (_each, index) =>
    today(new Date(Date.parse(from) + index * dayMs)),
  );
