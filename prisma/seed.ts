import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createOrganization } from "@/lib/account/create-organization";
import { findOrganization } from "@/lib/account/find-organization";
import { hashPassword } from "@/lib/account/password";
import { directory, inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { createNode } from "@/lib/tree/create";
import type { NodeKind, Role } from "./generated/enums";
import { seedCredit } from "./seed-credit";
import { type DemoKeys, seedKeys } from "./seed-keys";

type Options = { url: string; sandboxUrl: string; dataDir: string };

type DemoAccount = { email: string; password: string; role: Role };

const roles: readonly Role[] = ["owner", "admin", "member", "viewer"];

type Branch = { kind: Exclude<NodeKind, "organization">; name: string; below?: Branch[] };

/** Agents are named by what they do; people and companies do not exist. */
const tree: readonly Branch[] = [
  {
    kind: "team",
    name: "Growth",
    below: [
      {
        kind: "project",
        name: "Website",
        below: [
          { kind: "agent", name: "scout" },
          { kind: "agent", name: "triage" },
          { kind: "agent", name: "writer" },
        ],
      },
      { kind: "project", name: "Ads", below: [{ kind: "agent", name: "bidder" }] },
    ],
  },
  { kind: "team", name: "Finance", below: [{ kind: "agent", name: "ledger" }] },
  { kind: "team", name: "Support", below: [{ kind: "agent", name: "helpdesk" }] },
];

const system = { kind: "system" } as const;

/**
 * Makes the demo organization at the first start, and writes `demo.json` at every one: the ports may
 * have changed, the passwords stay.
 */
export async function seedDemo({ url, sandboxUrl, dataDir }: Options): Promise<void> {
  const file = path.join(dataDir, "demo.json");
  const { accounts: known, ...knownKeys } = readKnown(file);
  const accounts = known ?? roles.map(newAccount);
  // Before the people: a start that is cut short must not leave passwords that nobody knows.
  write(file, { url, sandboxUrl, accounts, ...knownKeys });
  const organizationId = (await findOrganization("acme")) ?? (await seedOrganization());
  for (const account of accounts) await seedPerson(organizationId, account, known === undefined);
  await seedCredit(organizationId);
  const owner = accounts.find(({ role }) => role === "owner")?.email ?? "";
  const keys = await seedKeys({ organizationId, owner, agents: agentPaths(tree) }, knownKeys);
  write(file, { url, sandboxUrl, accounts, ...keys });
}

/** Whoever reads it while it is written sees the one before. */
function write(file: string, content: Record<string, unknown>): void {
  const part = `${file}.part`;
  writeFileSync(part, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(part, file);
}

/** Addresses of the agents, below the organization. */
const agentPaths = (branches: readonly Branch[], above: readonly string[] = []): string[][] =>
  branches.flatMap(({ kind, name, below = [] }) => {
    const path = [...above, name.toLowerCase()];
    return kind === "agent" ? [path] : agentPaths(below, path);
  });

const newAccount = (role: Role): DemoAccount => ({
  email: `${role}@acme.test`,
  password: randomBytes(12).toString("base64url"),
  role,
});

/** What the start before left. */
function readKnown(file: string): Partial<DemoKeys> & { accounts?: DemoAccount[] } {
  if (!existsSync(file)) return {};
  const { accounts, personalToken, agentKeys } = JSON.parse(readFileSync(file, "utf8")) as Partial<
    DemoKeys & { accounts: DemoAccount[] }
  >;
  return {
    ...(accounts && { accounts }),
    ...(personalToken !== undefined && { personalToken }),
    ...(agentKeys && { agentKeys }),
  };
}

async function seedOrganization(): Promise<string> {
  const { id } = await createOrganization(system, { name: "acme", slug: "acme" });
  await seedBranches(id, id, tree);
  return id;
}

async function seedBranches(
  organizationId: string,
  parentId: string,
  branches: readonly Branch[],
): Promise<void> {
  for (const { kind, name, below = [] } of branches) {
    const caller = { actor: system, organizationId };
    const { id } = await execute(createNode, caller, { parentId, kind, name });
    await seedBranches(organizationId, id, below);
  }
}

/** The person with the password that `demo.json` says. A role that was changed since is left alone. */
async function seedPerson(
  organizationId: string,
  { email, password, role }: DemoAccount,
  passwordIsNew: boolean,
): Promise<void> {
  const found = await directory().user.findUnique({ where: { email }, select: { id: true } });
  if (found && !passwordIsNew) return;
  const passwordHash = await hashPassword(password);
  if (found) {
    await directory().user.update({ where: { id: found.id }, data: { passwordHash } });
    return;
  }
  const { id: userId } = await directory().user.create({
    data: { email, passwordHash },
    select: { id: true },
  });
  await inOrganization(organizationId, (tx) =>
    tx.membership.create({ data: { organizationId, nodeId: organizationId, userId, role } }),
  );
}
