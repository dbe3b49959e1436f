export type LinearState = {
  id: string;
  name: string;
  type: "backlog" | "unstarted" | "started" | "completed" | "canceled";
  position: number;
};

export type LinearComment = { id: string; body: string; userId: string; createdAt: string };

export type LinearIssue = {
  id: string;
  number: number;
  teamId: string;
  title: string;
  description: string | null;
  priority: number;
  stateId: string;
  assigneeId: string | null;
  creatorId: string;
  labelIds: string[];
  comments: LinearComment[];
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
};

export type LinearUser = { id: string; name: string; email: string };

export type LinearTeam = { id: string; key: string; name: string; states: LinearState[] };

export type LinearOrganization = {
  id: string;
  name: string;
  urlKey: string;
  /** The first one is who consents. */
  users: LinearUser[];
  teams: LinearTeam[];
  labels: { id: string; name: string; color: string }[];
  issues: LinearIssue[];
};

export type LinearData = { organizations: LinearOrganization[] };

const start = Date.parse("2026-10-06T09:00:00Z");

type Seed = {
  name: string;
  people: string[];
  teams: {
    key: string;
    name: string;
    issues: [title: string, state: number, priority: number][];
  }[];
};

function organization(number: number, { name, people, teams }: Seed): LinearOrganization {
  const id = (kind: number, index: number) =>
    `11ea${String(number)}000-${String(kind).padStart(4, "0")}-4000-8000-${String(index).padStart(12, "0")}`;
  const states = (team: number): LinearState[] =>
    (
      [
        ["Backlog", "backlog"],
        ["Todo", "unstarted"],
        ["In Progress", "started"],
        ["Done", "completed"],
        ["Canceled", "canceled"],
      ] as const
    ).map(([label, type], index) => ({
      id: id(3, team * 10 + index),
      name: label,
      type,
      position: index,
    }));
  return {
    id: id(0, 1),
    name,
    urlKey: name.toLowerCase(),
    users: people.map((person, index) => ({
      id: id(1, index),
      name: person,
      email: `${person.split(" ")[0]?.toLowerCase() ?? "someone"}@${name.toLowerCase()}.test`,
    })),
    teams: teams.map(({ key, name: label }, team) => ({
      id: id(2, team),
      key,
      name: label,
      states: states(team),
    })),
    labels: ["Bug", "Feature", "Customer"].map((label, index) => ({
      id: id(4, index),
      name: label,
      color: ["#eb5757", "#bb87fc", "#f2c94c"][index] ?? "#000000",
    })),
    issues: teams.flatMap(({ issues }, team) =>
      issues.map(([title, state, priority], index): LinearIssue => {
        const time = new Date(start + (team * 10 + index) * 7_200_000).toISOString();
        return {
          id: id(5, team * 100 + index),
          number: index + 1,
          teamId: id(2, team),
          title,
          description: null,
          priority,
          stateId: id(3, team * 10 + state),
          assigneeId: index % 2 === 0 ? id(1, index % people.length) : null,
          creatorId: id(1, 0),
          labelIds: [id(4, index % 3)],
          comments: [],
          createdAt: time,
          updatedAt: time,
          completedAt: state === 3 ? time : null,
        };
      }),
    ),
  };
}

export function seedLinear(): LinearData {
  return {
    organizations: [
      organization(1, {
        name: "Acme",
        people: ["Cleo Martin", "Anna Berg", "Ben Okafor"],
        teams: [
          {
            key: "ENG",
            name: "Engineering",
            issues: [
              ["Checkout total ignores quantity", 2, 1],
              ["Serve AVIF images", 1, 3],
              ["Rotate the staging certificates", 0, 2],
              ["Remove the old cart", 3, 4],
            ],
          },
          {
            key: "SUP",
            name: "Support",
            issues: [
              ["Globex wants its October invoice", 1, 2],
              ["Write the refund macro", 2, 3],
            ],
          },
        ],
      }),
      organization(2, {
        name: "Globex",
        people: ["Hank Scorpio", "Homer Simpson"],
        teams: [
          {
            key: "VOL",
            name: "Volcano",
            issues: [
              ["Order more hammocks", 1, 3],
              ["Fix the lava pump", 2, 1],
            ],
          },
        ],
      }),
    ],
  };
}
