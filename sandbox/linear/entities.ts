import { toConnection } from "./connection";
import type { Args, Entity } from "./execute-query";
import type {
  LinearComment,
  LinearIssue,
  LinearOrganization,
  LinearState,
  LinearTeam,
  LinearUser,
} from "./seed";

const priorityLabels = ["No priority", "Urgent", "High", "Medium", "Low"];

export function toOrganization(organization: LinearOrganization): Entity {
  const { id, name, urlKey, users, teams } = organization;
  return {
    __typename: "Organization",
    id,
    name,
    urlKey,
    logoUrl: null,
    userCount: users.length,
    allowedAuthServices: [],
    previousUrlKeys: [],
    projectStatuses: [],
    teams: (args: Args) =>
      toConnection(
        "Team",
        teams.map((team) => toTeam(organization, team)),
        args,
      ),
    users: (args: Args) =>
      toConnection(
        "User",
        users.map((user) => toUser(organization, user)),
        args,
      ),
  };
}

export function toUser(organization: LinearOrganization, user: LinearUser): Entity {
  return {
    __typename: "User",
    id: user.id,
    name: user.name,
    displayName: user.name.split(" ")[0]?.toLowerCase(),
    email: user.email,
    active: true,
    admin: organization.users[0] === user,
    avatarUrl: null,
    url: `https://linear.app/${organization.urlKey}/profiles/${user.id}`,
    organization: () => toOrganization(organization),
    assignedIssues: (args: Args) =>
      toConnection(
        "Issue",
        organization.issues
          .filter(({ assigneeId }) => assigneeId === user.id)
          .map((issue) => toIssue(organization, issue)),
        args,
      ),
  };
}

export function toTeam(organization: LinearOrganization, team: LinearTeam): Entity {
  return {
    __typename: "Team",
    id: team.id,
    key: team.key,
    name: team.name,
    description: null,
    private: false,
    organization: () => toOrganization(organization),
    states: (args: Args) =>
      toConnection(
        "WorkflowState",
        team.states.map((state) => toState(organization, state)),
        args,
      ),
    issues: (args: Args) =>
      toConnection(
        "Issue",
        organization.issues
          .filter(({ teamId }) => teamId === team.id)
          .map((issue) => toIssue(organization, issue)),
        args,
      ),
  };
}

export function toState(organization: LinearOrganization, state: LinearState): Entity {
  return {
    __typename: "WorkflowState",
    id: state.id,
    name: state.name,
    type: state.type,
    position: state.position,
    color: "#95a2b3",
    team: () => {
      const team = organization.teams.find(({ states }) => states.includes(state));
      return team === undefined ? null : toTeam(organization, team);
    },
  };
}

export function toLabel(label: LinearOrganization["labels"][number]): Entity {
  return { __typename: "IssueLabel", ...label };
}

export function toIssue(organization: LinearOrganization, issue: LinearIssue): Entity {
  const { users, teams, labels, urlKey } = organization;
  const team = teams.find(({ id }) => id === issue.teamId);
  const identifier = `${team?.key ?? ""}-${String(issue.number)}`;
  const slug = issue.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const person = (id: string | null) => {
    const user = users.find((each) => each.id === id);
    return user === undefined ? null : toUser(organization, user);
  };
  return {
    __typename: "Issue",
    id: issue.id,
    identifier,
    number: issue.number,
    title: issue.title,
    description: issue.description,
    priority: issue.priority,
    priorityLabel: priorityLabels[issue.priority] ?? priorityLabels[0],
    estimate: null,
    dueDate: null,
    branchName: `${identifier.toLowerCase()}-${slug}`,
    url: `https://linear.app/${urlKey}/issue/${identifier}/${slug}`,
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    completedAt: issue.completedAt,
    canceledAt: null,
    archivedAt: null,
    labelIds: issue.labelIds,
    previousIdentifiers: [],
    reactions: [],
    sharedAccess: {
      __typename: "IssueSharedAccess",
      isShared: false,
      sharedWithCount: 0,
      sharedWithUsers: [],
      disallowedIssueFields: [],
      viewerHasOnlySharedAccess: false,
    },
    project: null,
    cycle: null,
    parent: null,
    team: () => (team === undefined ? null : toTeam(organization, team)),
    state: () => {
      const state = team?.states.find(({ id }) => id === issue.stateId);
      return state === undefined ? null : toState(organization, state);
    },
    assignee: () => person(issue.assigneeId),
    creator: () => person(issue.creatorId),
    labels: (args: Args) =>
      toConnection(
        "IssueLabel",
        labels.filter(({ id }) => issue.labelIds.includes(id)).map(toLabel),
        args,
      ),
    comments: (args: Args) =>
      toConnection(
        "Comment",
        issue.comments.map((comment) => toComment(organization, issue, comment)),
        args,
      ),
  };
}

export function toComment(
  organization: LinearOrganization,
  issue: LinearIssue,
  comment: LinearComment,
): Entity {
  return {
    __typename: "Comment",
    id: comment.id,
    body: comment.body,
    createdAt: comment.createdAt,
    updatedAt: comment.createdAt,
    url: `https://linear.app/${organization.urlKey}/issue/${issue.id}#comment-${comment.id}`,
    issue: () => toIssue(organization, issue),
    user: () => {
      const user = organization.users.find(({ id }) => id === comment.userId);
      return user === undefined ? null : toUser(organization, user);
    },
  };
}
