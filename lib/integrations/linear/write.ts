import { z } from "zod";
import { AppError, invalidField } from "@/lib/errors";
import { defineTool } from "../manifest";
import { query } from "./graphql";
import {
  assigneeInput,
  descriptionInput,
  Issue,
  issueFields,
  issueId,
  IssueView,
  priorities,
  priorityInput,
  stateInput,
  titleInput,
  toIssue,
} from "./issue";
import { readStatesOf, requireState, requireTeam, requireUser, teamInput } from "./lookup";
import type { LinearSettings } from "./settings";

const Written = z.object({ success: z.boolean(), issue: Issue.nullish() });

function requireWritten({ success, issue }: z.output<typeof Written>) {
  if (success && issue) return toIssue(issue);
  throw new AppError("provider_failed", "Linear did not save the issue. Try again in a minute.");
}

export const createIssue = defineTool<LinearSettings>()({
  name: "linear_create_issue",
  title: "Create an issue",
  description: "Creates an issue in a team and returns its id and address.",
  effect: "write",
  scopes: [["write", "issues:create"]],
  input: z.object({
    team: teamInput,
    title: titleInput,
    description: descriptionInput,
    state: stateInput,
    priority: priorityInput,
    assignee: assigneeInput,
  }),
  output: IssueView,
  async run({ call, settings }, { team, title, description, state, priority, assignee }) {
    const { id: teamId, states } = await requireTeam(call, settings, team);
    const { issueCreate } = await query(
      call,
      z.object({ issueCreate: Written }),
      `mutation CreateIssue($input: IssueCreateInput!) { issueCreate(input: $input) { success issue { ${issueFields} } } }`,
      {
        input: {
          teamId,
          title,
          description,
          stateId: state === undefined ? undefined : requireState(states, state),
          priority: priority === undefined ? undefined : priorities[priority],
          assigneeId: assignee === undefined ? undefined : await requireUser(call, assignee),
        },
      },
    );
    return requireWritten(issueCreate);
  },
});

export const updateIssue = defineTool<LinearSettings>()({
  name: "linear_update_issue",
  title: "Change an issue",
  description:
    "Changes an issue: only the fields that are given. Use the state to move it through the workflow. It cannot delete issues.",
  effect: "write",
  scopes: ["write"],
  input: z.object({
    issue: issueId,
    title: titleInput.optional(),
    description: descriptionInput,
    state: stateInput,
    priority: priorityInput,
    assignee: assigneeInput,
  }),
  output: IssueView,
  async run({ call }, { issue, title, description, state, priority, assignee }) {
    const input = {
      title,
      description,
      stateId:
        state === undefined ? undefined : requireState(await readStatesOf(call, issue), state),
      priority: priority === undefined ? undefined : priorities[priority],
      assigneeId: assignee === undefined ? undefined : await requireUser(call, assignee),
    };
    if (Object.values(input).every((value) => value === undefined))
      throw invalidField("issue", "Give at least one field to change.");
    const { issueUpdate } = await query(
      call,
      z.object({ issueUpdate: Written }),
      `mutation UpdateIssue($id: String!, $input: IssueUpdateInput!) { issueUpdate(id: $id, input: $input) { success issue { ${issueFields} } } }`,
      { id: issue, input },
    );
    return requireWritten(issueUpdate);
  },
});

const Comment = z.object({
  success: z.boolean(),
  comment: z.object({ id: z.string(), url: z.string().nullish() }).nullish(),
});

export const createComment = defineTool<LinearSettings>()({
  name: "linear_create_comment",
  title: "Comment on an issue",
  description: "Adds a comment to an issue. The people who follow it are notified.",
  effect: "write",
  scopes: [["write", "comments:create"]],
  input: z.object({
    issue: issueId,
    body: z.string().min(1).max(100_000).describe("The comment, in Markdown."),
  }),
  output: z.object({ id: z.string(), issue: z.string(), url: z.string().nullish() }),
  async run({ call }, { issue, body }) {
    const { commentCreate } = await query(
      call,
      z.object({ commentCreate: Comment }),
      "mutation CreateComment($input: CommentCreateInput!) { commentCreate(input: $input) { success comment { id url } } }",
      { input: { issueId: issue, body } },
    );
    if (!commentCreate.success || !commentCreate.comment)
      throw new AppError(
        "provider_failed",
        "Linear did not save the comment. Try again in a minute.",
      );
    return { id: commentCreate.comment.id, issue, url: commentCreate.comment.url };
  },
});
