export type GitHubUser = {
  login: string;
  id: number;
  name: string;
  email: string;
  bio: string;
  type: "User" | "Organization";
};

export type GitHubLabel = { id: number; name: string; color: string; description: string };

export type GitHubComment = {
  id: number;
  user: string;
  body: string;
  createdAt: string;
  updatedAt: string;
};

/** An issue, or with `pull` a pull request; both share one numbering, as at GitHub. */
export type GitHubIssue = {
  id: number;
  number: number;
  title: string;
  body: string | null;
  state: "open" | "closed";
  stateReason: "completed" | "not_planned" | "reopened" | null;
  user: string;
  labels: string[];
  assignees: string[];
  comments: GitHubComment[];
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  pull: { head: string; base: string; isDraft: boolean } | null;
};

export type GitHubRepository = {
  id: number;
  owner: string;
  name: string;
  isPrivate: boolean;
  description: string;
  language: string;
  topics: string[];
  stars: number;
  defaultBranch: string;
  /** Path to text or, for a file that is no text, base64 after `base64:`; per branch. */
  branches: Record<string, { sha: string; files: Record<string, string> }>;
  labels: GitHubLabel[];
  collaborators: string[];
  issues: GitHubIssue[];
  createdAt: string;
  pushedAt: string;
};

export type GitHubData = {
  lastId: number;
  users: GitHubUser[];
  repositories: GitHubRepository[];
};

const start = Date.parse("2026-09-01T08:00:00Z");

function day(count: number): string {
  return new Date(start + count * 86_400_000).toISOString().replace(".000Z", "Z");
}

function user(id: number, login: string, name: string, bio: string): GitHubUser {
  return { id, login, name, bio, email: `${login}@acme.test`, type: "User" };
}

const labels: GitHubLabel[] = [
  { id: 701, name: "bug", color: "d73a4a", description: "Something isn't working" },
  { id: 702, name: "enhancement", color: "a2eeef", description: "New feature or request" },
  { id: 703, name: "documentation", color: "0075ca", description: "Improvements to documentation" },
  { id: 704, name: "customer", color: "fbca04", description: "Reported by a customer" },
];

type RepositorySeed = Pick<
  GitHubRepository,
  "id" | "owner" | "name" | "isPrivate" | "description" | "language" | "topics" | "collaborators"
> & { files: Record<string, string>; issues: Partial<GitHubIssue>[] };

function repository({ files, issues, ...seed }: RepositorySeed): GitHubRepository {
  const sha = String(seed.id).padEnd(40, "7");
  return {
    ...seed,
    stars: seed.id % 97,
    defaultBranch: "main",
    branches: { main: { sha, files } },
    labels,
    issues: issues.map((issue, index) => ({
      id: seed.id * 100 + index,
      number: index + 1,
      title: "",
      body: null,
      state: "open",
      stateReason: null,
      user: "octocat",
      labels: [],
      assignees: [],
      comments: [],
      createdAt: day(index * 3),
      updatedAt: day(index * 3 + 1),
      closedAt: null,
      pull: null,
      ...issue,
    })),
    createdAt: day(-200),
    pushedAt: day(60),
  };
}

export function seedGitHub(): GitHubData {
  const website = repository({
    id: 41001,
    owner: "acme",
    name: "website",
    isPrivate: true,
    description: "acme.test: the public site and its checkout",
    language: "TypeScript",
    topics: ["nextjs", "marketing"],
    collaborators: ["octocat", "acme-bot"],
    files: {
      "README.md":
        "# Acme website\n\nThe site at acme.test. `npm run dev` starts it on port 4000.\n\nCheckout lives in `src/checkout`.\n",
      "package.json": '{\n  "name": "acme-website",\n  "private": true\n}\n',
      "src/checkout/cart.ts":
        "export type Line = { sku: string; quantity: number; priceCents: number };\n\nexport function total(lines: Line[]): number {\n  return lines.reduce((sum, line) => sum + line.quantity * line.priceCents, 0);\n}\n",
      "src/pages/pricing.md": "# Pricing\n\nStarter $19, Team $99, Company on request.\n",
      "docs/deploy.md":
        "# Deploying\n\nMerge to `main`; the pipeline does the rest in four minutes.\n",
    },
    issues: [
      {
        title: "Checkout total is wrong for quantity 0",
        body: "A line with quantity 0 still shows its price in the summary.",
        labels: ["bug", "customer"],
        assignees: ["octocat"],
        comments: [
          {
            id: 9001,
            user: "acme-bot",
            body: "Seen by two customers this week.",
            createdAt: day(2),
            updatedAt: day(2),
          },
        ],
      },
      { title: "Dark mode for the pricing page", labels: ["enhancement"], user: "acme-bot" },
      {
        title: "Broken link in the footer",
        state: "closed",
        stateReason: "completed",
        closedAt: day(9),
        labels: ["bug"],
      },
      {
        title: "Speed up the image pipeline",
        body: "Serves AVIF where the browser takes it.",
        pull: { head: "avif-images", base: "main", isDraft: false },
      },
    ],
  });
  website.branches["avif-images"] = {
    sha: "9".repeat(40),
    files: {
      ...website.branches.main?.files,
      "src/images/avif.ts": 'export const formats = ["image/avif", "image/webp"];\n',
    },
  };
  return {
    lastId: 5_000_000,
    users: [
      user(583231, "octocat", "Octo Cat", "Engineer at Acme"),
      user(583232, "acme-bot", "Acme Bot", "Does the chores at Acme"),
      user(583233, "hubot", "Hubot", "A customizable life embetterment robot"),
      { ...user(583234, "acme", "Acme Inc.", "We make everything"), type: "Organization" },
    ],
    repositories: [
      website,
      repository({
        id: 41002,
        owner: "acme",
        name: "handbook",
        isPrivate: false,
        description: "How Acme works, for everybody",
        language: "MDX",
        topics: ["handbook"],
        collaborators: ["octocat", "hubot"],
        files: {
          "README.md": "# Acme handbook\n\nStart with `onboarding.md`.\n",
          "onboarding.md": "# Onboarding\n\nDay one: laptop, accounts, lunch with your team.\n",
          "support/refunds.md": "# Refunds\n\nUp to $50 without asking; above that ask a lead.\n",
        },
        issues: [
          {
            title: "Explain the refund rule for annual plans",
            labels: ["documentation"],
            user: "hubot",
          },
          { title: "Add an emergency phone list", labels: ["enhancement"] },
        ],
      }),
      repository({
        id: 41003,
        owner: "acme",
        name: "billing-api",
        isPrivate: true,
        description: "Invoices, refunds and the ledger",
        language: "Go",
        topics: ["billing"],
        collaborators: ["acme-bot"],
        files: {
          "README.md": "# billing-api\n\nThe ledger is append-only.\n",
          "ledger/ledger.go":
            "package ledger\n\n// Append adds a line; nothing is ever changed.\nfunc Append() {}\n",
        },
        issues: [{ title: "Refund webhook retries too fast", labels: ["bug"], user: "acme-bot" }],
      }),
      repository({
        id: 41004,
        owner: "octocat",
        name: "hello-world",
        isPrivate: false,
        description: "My first repository",
        language: "JavaScript",
        topics: [],
        collaborators: [],
        files: { "README.md": "Hello World!\n", "hello.js": 'console.log("Hello World!");\n' },
        issues: [{ title: "Say hello in Portuguese too", user: "hubot", labels: ["enhancement"] }],
      }),
      repository({
        id: 41005,
        owner: "octocat",
        name: "dotfiles",
        isPrivate: true,
        description: "Editor and shell settings",
        language: "Shell",
        topics: [],
        collaborators: [],
        files: { ".zshrc": "alias gs='git status'\n" },
        issues: [],
      }),
      repository({
        id: 41006,
        owner: "hubot",
        name: "scripts",
        isPrivate: false,
        description: "Chat scripts for the office",
        language: "CoffeeScript",
        topics: ["chatops"],
        collaborators: [],
        files: { "README.md": "# scripts\n\nPing, weather, coffee.\n" },
        issues: [{ title: "Coffee script orders tea", user: "hubot", labels: ["bug"] }],
      }),
    ],
  };
}
