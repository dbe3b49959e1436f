import { dayAt, instantAt, nextDay, weekdayOf } from "./time-zone";

/** A stretch of time in milliseconds since 1970; the end is not part of it. */
export type Span = { start: number; end: number };

type Question = {
  /** In any order, overlapping or not. */
  busy: readonly Span[];
  within: Span;
  minDurationMs: number;
  /** Clock times like 09:00 in the zone, the same every day. */
  workingHours: { start: string; end: string };
  timeZone: string;
  includeWeekends: boolean;
};

/** Every stretch of working time that nothing occupies and that is long enough, in order. */
export function findFreeTime(question: Question): Span[] {
  const busy = question.busy.toSorted((a, b) => a.start - b.start);
  return workingTimes(question)
    .flatMap((span) => subtract(span, busy))
    .filter(({ start, end }) => end > start && end - start >= question.minDurationMs);
}

/** The working hours of each day, cut to the time that is asked about. */
function workingTimes({ within, workingHours, timeZone, includeWeekends }: Question): Span[] {
  const spans: Span[] = [];
  let day = dayAt(within.start, timeZone);
  for (;;) {
    const opens = instantAt(day, workingHours.start, timeZone);
    if (opens >= within.end) return spans;
    const start = Math.max(opens, within.start);
    const end = Math.min(instantAt(day, workingHours.end, timeZone), within.end);
    const isWeekend = [0, 6].includes(weekdayOf(day));
    if (end > start && (includeWeekends || !isWeekend)) spans.push({ start, end });
    day = nextDay(day);
  }
}

/** What is left of a span; `busy` is in order of its starts. */
function subtract(span: Span, busy: readonly Span[]): Span[] {
  const free: Span[] = [];
  let { start } = span;
  for (const taken of busy) {
    if (taken.start >= span.end) break;
    if (taken.end <= start) continue;
    if (taken.start > start) free.push({ start, end: taken.start });
    start = taken.end;
    if (start >= span.end) return free;
  }
  return [...free, { start, end: span.end }];
}
