import { isMember, type GitHubCaller } from "./caller";
import type { GitHubComment, GitHubIssue, GitHubRepository, GitHubUser } from "./seed";

const api = "https://api.github.com";
const site = "https://github.com";

export function presentUser(user: GitHubUser) {
  const { login, id, type } = user;
  return {
    login,
    id,
    node_id: nodeId("User", id),
    avatar_url: `https://avatars.githubusercontent.com/u/${String(id)}?v=4`,
    url: `${api}/users/${login}`,
    html_url: `${site}/${login}`,
    repos_url: `${api}/users/${login}/repos`,
    type,
    site_admin: false,
  };
}

export function presentLogin({ data }: GitHubCaller, login: string) {
  const user = data.users.find((each) => each.login === login);
  return user === undefined ? null : presentUser(user);
}

export function presentRepository(caller: GitHubCaller, repository: GitHubRepository) {
  const { id, owner, name } = repository;
  const fullName = `${owner}/${name}`;
  const member = isMember(caller.user, repository);
  const openIssues = repository.issues.filter(({ state }) => state === "open").length;
  return {
    id,
    node_id: nodeId("Repository", id),
    name,
    full_name: fullName,
    private: repository.isPrivate,
    visibility: repository.isPrivate ? "private" : "public",
    owner: presentLogin(caller, owner),
    html_url: `${site}/${fullName}`,
    url: `${api}/repos/${fullName}`,
    clone_url: `${site}/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    description: repository.description,
    fork: false,
    archived: false,
    disabled: false,
    has_issues: true,
    homepage: null,
    language: repository.language,
    topics: repository.topics,
    default_branch: repository.defaultBranch,
    stargazers_count: repository.stars,
    watchers_count: repository.stars,
    forks_count: 0,
    open_issues_count: openIssues,
    open_issues: openIssues,
    license: null,
    permissions: { admin: owner === caller.user.login, push: member, pull: true },
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
    pushed_at: repository.pushedAt,
  };
}

export function presentIssue(
  caller: GitHubCaller,
  repository: GitHubRepository,
  issue: GitHubIssue,
) {
  const path = `${repository.owner}/${repository.name}`;
  const url = `${api}/repos/${path}/issues/${String(issue.number)}`;
  const pullPath = `${path}/pull/${String(issue.number)}`;
  const htmlUrl = issue.pull
    ? `${site}/${pullPath}`
    : `${site}/${path}/issues/${String(issue.number)}`;
  return {
    id: issue.id,
    node_id: nodeId("Issue", issue.id),
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.stateReason,
    locked: false,
    user: presentLogin(caller, issue.user),
    labels: repository.labels
      .filter(({ name }) => issue.labels.includes(name))
      .map((label) => ({ ...label, node_id: nodeId("Label", label.id), default: true })),
    assignee: issue.assignees[0] === undefined ? null : presentLogin(caller, issue.assignees[0]),
    assignees: issue.assignees.map((login) => presentLogin(caller, login)),
    milestone: null,
    comments: issue.comments.length,
    author_association: associationOf(repository, issue.user),
    url,
    html_url: htmlUrl,
    repository_url: `${api}/repos/${path}`,
    comments_url: `${url}/comments`,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    ...(issue.pull && {
      draft: issue.pull.isDraft,
      pull_request: {
        url: `${api}/repos/${path}/pulls/${String(issue.number)}`,
        html_url: htmlUrl,
        merged_at: null,
      },
    }),
  };
}

export function presentComment(
  caller: GitHubCaller,
  repository: GitHubRepository,
  issue: GitHubIssue,
  comment: GitHubComment,
) {
  const path = `${repository.owner}/${repository.name}`;
  const number = String(issue.number);
  return {
    id: comment.id,
    node_id: nodeId("IssueComment", comment.id),
    url: `${api}/repos/${path}/issues/comments/${String(comment.id)}`,
    html_url: `${site}/${path}/issues/${number}#issuecomment-${String(comment.id)}`,
    issue_url: `${api}/repos/${path}/issues/${number}`,
    body: comment.body,
    user: presentLogin(caller, comment.user),
    author_association: associationOf(repository, comment.user),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
  };
}

export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${String(id)}`).toString("base64url");
}

function associationOf(repository: GitHubRepository, login: string): string {
  if (repository.owner === login) return "OWNER";
  return repository.collaborators.includes(login) ? "COLLABORATOR" : "NONE";
}
