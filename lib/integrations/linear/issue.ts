import { z } from "zod";

/** The fields that `Issue` reads. */
export const issueFields =
  "id identifier title description url priorityLabel updatedAt state { name } team { key } assignee { name email }";

export const Issue = z.object({
  identifier: z.string(),
  title: z.string(),
  description: z.string().nullish(),
  url: z.string(),
  priorityLabel: z.string().nullish(),
  updatedAt: z.string().nullish(),
  state: z.object({ name: z.string() }).nullish(),
  team: z.object({ key: z.string() }).nullish(),
  assignee: z.object({ name: z.string(), email: z.string().nullish() }).nullish(),
});

const maxDescription = 4000;

export const IssueView = z.object({
  id: z.string().describe("Like ENG-123."),
  title: z.string(),
  state: z.string().optional(),
  team: z.string().optional().describe("Key of the team."),
  priority: z.string().nullish(),
  assignee: z.string().optional(),
  description: z.string(),
  updated_at: z.string().nullish(),
  url: z.string(),
});

export const toIssue = (issue: z.output<typeof Issue>): z.output<typeof IssueView> => ({
  id: issue.identifier,
  title: issue.title,
  state: issue.state?.name,
  team: issue.team?.key,
  priority: issue.priorityLabel,
  assignee: issue.assignee?.email ?? issue.assignee?.name,
  description: (issue.description ?? "").slice(0, maxDescription),
  updated_at: issue.updatedAt,
  url: issue.url,
});

/** Linear's numbers for how urgent an issue is. */
export const priorities = { none: 0, urgent: 1, high: 2, medium: 3, low: 4 } as const;

export const priorityInput = z
  .enum(["none", "urgent", "high", "medium", "low"])
  .optional()
  .describe("How urgent it is.");

export const issueId = z
  .string()
  .regex(
    /^([A-Z][A-Z0-9]{0,9}-\d{1,9}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
    "Pass an issue's id, like ENG-123.",
  )
  .describe("The issue's id, like ENG-123.");

export const titleInput = z.string().min(1).max(512).describe("One line that says what it is.");
export const descriptionInput = z.string().max(100_000).optional().describe("Text in Markdown.");
export const stateInput = z
  .string()
  .min(1)
  .max(80)
  .optional()
  .describe("Name of the state in the team's workflow, e.g. Todo or In Progress.");
export const assigneeInput = z
  .email("Enter an address like ann@example.com.")
  .max(254)
  .optional()
  .describe("E-mail address of the person who is to do it.");
