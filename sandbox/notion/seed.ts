export type NotionText = { content: string; link?: string | null };

/** A block as it is stored: its type and that type's own content, as the client sent it. */
export type NotionBlock = {
  id: string;
  parent: string;
  type: string;
  content: Record<string, unknown>;
  archived: boolean;
  createdTime: string;
  editedTime: string;
};

export type NotionPage = {
  id: string;
  /** A page, a database, or null for the workspace itself. */
  parent: { kind: "page" | "database"; id: string } | null;
  /** Property values by name, in Notion's own shape. */
  properties: Record<string, Record<string, unknown>>;
  icon: string | null;
  archived: boolean;
  createdTime: string;
  editedTime: string;
};

export type NotionDatabase = {
  id: string;
  title: string;
  parent: string;
  /** Property definitions by name: the type and, for choices, the options. */
  properties: Record<string, { type: string; options?: string[] }>;
  createdTime: string;
};

export type NotionWorkspace = {
  id: string;
  name: string;
  botId: string;
  users: { id: string; name: string; email: string }[];
  pages: NotionPage[];
  databases: NotionDatabase[];
  blocks: NotionBlock[];
};

export type NotionData = { workspaces: NotionWorkspace[] };

const start = Date.parse("2026-10-05T09:00:00Z");

/** Readable, stable ids: workspace, kind and number in an otherwise empty UUID. */
function id(workspace: number, kind: number, number: number): string {
  const tail = String(number).padStart(12, "0");
  return `5a0d${String(workspace)}000-${String(kind).padStart(4, "0")}-4000-8000-${tail}`;
}

function time(number: number): string {
  return new Date(start + number * 43_200_000).toISOString();
}

export function toRichText(content: string): object[] {
  return [{ type: "text", text: { content, link: null }, plain_text: content }];
}

type Seed = {
  name: string;
  people: string[];
  pages: [title: string, ...paragraphs: string[]][];
  database: { title: string; statuses: string[]; rows: [name: string, status: string][] };
};

function workspace(number: number, { name, people, pages, database }: Seed): NotionWorkspace {
  const databaseId = id(number, 3, 1);
  const page = (index: number, title: string): NotionPage => ({
    id: id(number, 2, index),
    parent: index === 1 ? null : { kind: "page", id: id(number, 2, 1) },
    properties: { title: { id: "title", type: "title", title: toRichText(title) } },
    icon: null,
    archived: false,
    createdTime: time(index),
    editedTime: time(index),
  });
  const row = ([rowName, status]: [string, string], index: number): NotionPage => ({
    ...page(100 + index, rowName),
    parent: { kind: "database", id: databaseId },
    properties: {
      Name: { id: "title", type: "title", title: toRichText(rowName) },
      Status: { id: "stat", type: "select", select: { name: status } },
    },
  });
  return {
    id: id(number, 0, 1),
    name,
    botId: id(number, 1, 99),
    users: people.map((person, index) => ({
      id: id(number, 1, index + 1),
      name: person,
      email: `${person.split(" ")[0]?.toLowerCase() ?? "someone"}@acme.test`,
    })),
    pages: [...pages.map(([title], index) => page(index + 1, title)), ...database.rows.map(row)],
    databases: [
      {
        id: databaseId,
        title: database.title,
        parent: id(number, 2, 1),
        properties: {
          Name: { type: "title" },
          Status: { type: "select", options: database.statuses },
        },
        createdTime: time(2),
      },
    ],
    blocks: pages.flatMap(([, ...paragraphs], index) =>
      paragraphs.map((text, line) => ({
        id: id(number, 4, (index + 1) * 100 + line),
        parent: id(number, 2, index + 1),
        type: line === 0 ? "heading_2" : "paragraph",
        content: { rich_text: toRichText(text) },
        archived: false,
        createdTime: time(index),
        editedTime: time(index),
      })),
    ),
  };
}

export function seedNotion(): NotionData {
  return {
    workspaces: [
      workspace(1, {
        name: "Acme workspace",
        people: ["Anna Berg", "Ben Okafor", "Cleo Martin"],
        pages: [
          ["Acme home", "Welcome", "Everything that Acme knows starts here."],
          ["Onboarding", "Day one", "Laptop, accounts, lunch with your team."],
          ["Refund policy", "The rule", "Up to $50 without asking; above that ask a lead."],
          ["Incident log", "2026-10-19", "Checkout was slow for 14 minutes."],
        ],
        database: {
          title: "Projects",
          statuses: ["Planned", "In progress", "Done"],
          rows: [
            ["Autumn campaign", "In progress"],
            ["New checkout", "Done"],
            ["Help centre", "Planned"],
          ],
        },
      }),
      workspace(2, {
        name: "Growth wiki",
        people: ["Anna Berg", "Dario Costa"],
        pages: [
          ["Growth home", "Growth", "Experiments, numbers and what we learned."],
          ["Pricing test", "Result", "Nine more teams in October with the middle plan first."],
          ["Newsletter ideas", "November", "Customers tell their story."],
        ],
        database: {
          title: "Experiments",
          statuses: ["Idea", "Running", "Stopped"],
          rows: [
            ["Shorter sign-up", "Running"],
            ["Free seats", "Idea"],
          ],
        },
      }),
    ],
  };
}
