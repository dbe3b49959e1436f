import { z } from "zod";
import { defineTool } from "../manifest";

const ScheduleView = z.object({
  id: z.string(),
  name: z.string(),
  tool: z.string(),
  at: z.string().nullable().describe("When it runs once; null when it runs by cron."),
  cron: z.string().nullable(),
  time_zone: z.string(),
  next_run_at: z.string().nullable().describe("Null while it is paused, and when it has run once."),
  paused: z.boolean(),
  paused_reason: z.string().nullable().describe("Why it paused itself; null otherwise."),
  last_run_at: z.string().nullable(),
  last_outcome: z.string().nullable().describe("How the last run ended."),
  last_call_id: z.string().nullable().describe("The call that it made."),
});

const scheduleId = z.uuid().describe("Id of the schedule, as scheduler_list_schedules tells it.");

export const createSchedule = defineTool()({
  name: "scheduler_create_schedule",
  title: "Create a schedule",
  description:
    "Plans a call of one of this agent's own tools: once at a time, or again and again by a cron pattern. The call is made as this agent, with what it may do at that moment. An occurrence that was missed while the server was down is made up for once. At most 100 schedules, and none runs more often than once a minute. The scheduler's own tools cannot be planned.",
  effect: "write",
  scopes: [],
  input: z.object({
    name: z.string().trim().min(1).max(80).describe("What it is for, in a few words."),
    tool: z.string().max(64).describe("Name of the tool to call, e.g. github_list_issues."),
    arguments: z
      .record(z.string(), z.unknown())
      .refine((value) => Object.keys(value).length <= 100, "Send at most 100 arguments.")
      .refine((value) => JSON.stringify(value).length <= 32_768, "Send at most 32 KiB.")
      .default({})
      .meta({ maxProperties: 100, description: "The tool's arguments. They are checked now." }),
    account: z
      .uuid()
      .optional()
      .describe("Id of the account to use, where there are several; the chosen one otherwise."),
    // Not the format date-time, which takes an offset.
    at: z
      .string()
      .max(40)
      .regex(
        z.regexes.datetime({ offset: true, local: true }),
        "Enter a time like 2027-03-01T09:00:00.",
      )
      .optional()
      .describe(
        "When to run once, within a year, like 2027-03-01T09:00:00. Without an offset it is a time of time_zone. Leave out for cron.",
      ),
    cron: z
      .string()
      .max(100)
      .optional()
      .describe(
        "When to run again and again: minute, hour, day of the month, month, day of the week, like 0 9 * * 1-5. Leave out for at.",
      ),
    time_zone: z
      .string()
      .max(64)
      .default("UTC")
      .describe("Time zone of the IANA list, like Europe/Berlin. Summer time is followed."),
  }),
  output: z.object({ schedule: ScheduleView }),
  run: async ({ schedules }, { time_zone: timeZone, ...planned }) => ({
    schedule: await schedules.create({ ...planned, timeZone }),
  }),
});

export const listSchedules = defineTool()({
  name: "scheduler_list_schedules",
  title: "List schedules",
  description:
    "Lists this agent's schedules: what each calls, when it runs next, whether it is paused and why, and how its last run ended. The arguments are not shown.",
  effect: "read",
  scopes: [],
  input: z.object({}),
  output: z.object({ schedules: z.array(ScheduleView) }),
  run: async ({ schedules }) => ({ schedules: await schedules.list() }),
});

export const pauseSchedule = defineTool()({
  name: "scheduler_pause_schedule",
  title: "Pause or resume a schedule",
  description:
    "Pauses a schedule of this agent, or lets a paused one go on from now. What would have run in between is not made up for.",
  effect: "write",
  scopes: [],
  input: z.object({
    schedule: scheduleId,
    paused: z.boolean().default(true).describe("False lets it go on."),
  }),
  output: z.object({ schedule: ScheduleView }),
  run: async ({ schedules }, { schedule, paused }) => ({
    schedule: await schedules.setPaused(schedule, paused),
  }),
});

export const deleteSchedule = defineTool()({
  name: "scheduler_delete_schedule",
  title: "Delete a schedule",
  description: "Deletes a schedule of this agent. A call that it is just making is not broken off.",
  effect: "write",
  scopes: [],
  input: z.object({ schedule: scheduleId }),
  output: z.object({ deleted: z.boolean() }),
  async run({ schedules }, { schedule }) {
    await schedules.delete(schedule);
    return { deleted: true };
  },
});
