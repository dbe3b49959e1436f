import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { loadPlace } from "@/lib/pipeline/lineage";
import { addAccount, addAccounts, addCall, testAccount } from "@/lib/testing/accounts";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { type ConnectionList, listAllConnections } from "./list-all";

let tree: TestTree;
let organizationId: string;
beforeEach(async () => {
  tree = await createTree();
  ({ organizationId } = tree);
});

const list = (input: Parameters<typeof listAllConnections.input.parse>[0] = {}, who = tree.owner) =>
  execute(listAllConnections, who, input);

const namesOf = ({ groups }: Pick<ConnectionList, "groups">) =>
  groups.map(({ node, connections }) => [
    node.name,
    ...connections.map(({ accountName }) => accountName),
  ]);

describe("what is listed", () => {
  test("is grouped by owner in the order of the tree, by name among siblings", async () => {
    const ads = await createTestNode(organizationId, organizationId, "team", "Ads");
    await addAccount(organizationId, tree.agent.id, { accountName: "scout-bot" });
    await addAccount(organizationId, tree.team.id, { accountName: "octocat" });
    await addAccount(organizationId, ads.id, { accountName: "ads-bot" });
    await addAccount(organizationId, organizationId, { accountName: "acme-bot" });
    expect(namesOf(await list())).toEqual([
      ["acme", "acme-bot"],
      ["Ads", "ads-bot"],
      ["Growth", "octocat"],
      ["scout", "scout-bot"],
    ]);
  });

  test("is what is at and below the places where the caller holds a role, and nothing beside them", async () => {
    const viewer = await createPerson(organizationId, tree.project.id, "viewer");
    await addAccount(organizationId, organizationId, { accountName: "acme-bot", label: "Main" });
    await addAccount(organizationId, tree.project.id, { accountName: "site-bot" });
    await addAccount(organizationId, tree.agent.id, { accountName: "scout-bot" });
    const seen = await list({}, viewer);
    expect(namesOf(seen)).toEqual([
      ["Website", "site-bot"],
      ["scout", "scout-bot"],
    ]);
    expect(seen).toMatchObject({ total: 2, healthy: 2, broken: 0 });
    expect(seen.groups[0]?.connections[0]?.can).toEqual({ manage: false, move: false });
  });

  test("of an account inherited from above one's roles is provider, account, label and health", async () => {
    const viewer = await createPerson(organizationId, tree.project.id, "viewer");
    const inherited = await addAccount(organizationId, tree.team.id, {
      label: "Main",
      accountDetail: "secretive",
      connectedBy: tree.owner.actor.userId,
    });
    const other = await createTestNode(organizationId, tree.team.id, "agent", "elsewhere");
    await addCall(organizationId, tree.agent.id, inherited);
    await addCall(organizationId, other.id, inherited);
    const input = { nodeId: tree.project.id, includeInherited: true };
    const [group] = (await list(input, viewer)).groups;
    expect(group).toMatchObject({
      node: { name: "Growth", path: null },
      connections: [
        {
          accountName: "octocat",
          label: "Main",
          health: "healthy",
          accountDetail: "",
          grantedScopes: [],
          connectedBy: null,
          usage: { agents: 1, calls: 1, lastCall: { agent: "scout" } },
          can: { manage: false, move: false },
        },
      ],
    });
    expect((await list({ nodeId: tree.project.id }, viewer)).groups).toEqual([]);
    const { people } = await list(input, viewer);
    expect(people).toEqual([]);
  });
});

test("usage is what the call log of the last seven days says, whatever is configured", async () => {
  const used = await addAccount(organizationId, tree.team.id, { isDefault: true });
  const second = await createTestNode(organizationId, tree.project.id, "agent", "second");
  const old = new Date(Date.now() - 8 * 24 * 3_600_000);
  const recent = new Date(Date.now() - 60_000);
  await addCall(organizationId, tree.agent.id, used, { createdAt: recent });
  await addCall(organizationId, tree.agent.id, used, { createdAt: recent, outcome: "failed" });
  await addCall(organizationId, tree.agent.id, used, { outcome: "refused" });
  await addCall(organizationId, second.id, used, { createdAt: old });
  const { groups } = await list();
  expect(groups[0]?.connections[0]?.usage).toEqual({
    agents: 1,
    calls: 2,
    lastCall: { agent: "scout", at: recent.toISOString() },
  });
});

describe("filters", () => {
  test("find by provider, health, person and text, and count all that pass", async () => {
    const { userId } = tree.owner.actor;
    const broken = { brokenAt: new Date(), brokenReason: "revoked" };
    await addAccount(organizationId, organizationId, { accountName: "acme-bot" });
    await addAccount(organizationId, tree.team.id, { ...broken, connectedBy: userId });
    await addAccount(organizationId, tree.team.id, {
      accountName: "ops@acme.test",
      provider: "google",
      label: "The Octopus",
      checkedAt: null,
    });
    const found = async (input: Parameters<typeof list>[0]) =>
      (await list(input)).groups.flatMap(({ connections }) =>
        connections.map(({ accountName }) => accountName),
      );
    expect(await found({ provider: "google" })).toEqual(["ops@acme.test"]);
    expect(await found({ health: "broken" })).toEqual(["octocat"]);
    expect(await found({ health: "revoked" })).toEqual(["octocat"]);
    expect(await found({ health: "healthy" })).toEqual(["acme-bot"]);
    expect(await found({ health: "unknown" })).toEqual(["ops@acme.test"]);
    expect(await found({ person: userId })).toEqual(["octocat"]);
    expect(await found({ search: "OCTO" })).toEqual(["octocat", "ops@acme.test"]);
    expect(await found({ nodeId: tree.team.id, provider: "github" })).toEqual(["octocat"]);
    expect(await list()).toMatchObject({
      total: 3,
      broken: 1,
      healthy: 1,
      providers: [{ name: "GitHub" }, { name: "Google" }],
      people: [{ id: userId }],
    });
  });

  test("what does not answer for now is neither broken nor healthy, and says so", async () => {
    await addAccount(organizationId, tree.team.id, { unansweredSince: new Date() });
    const { groups, broken, healthy } = await list();
    expect([broken, healthy]).toEqual([0, 0]);
    const [shown] = groups[0]?.connections ?? [];
    expect(shown?.health).toBe("not_answering");
    expect(shown?.healthText).toMatch(
      /^GitHub has not answered since \d\d:\d\d UTC\. Nothing to do; we keep trying\.$/,
    );
  });
});

describe("of many accounts", () => {
  /** Twenty teams with as many accounts each. */
  async function addMany(perTeam: number): Promise<void> {
    const teams = Array.from({ length: 20 }, (_none, index) => ({
      organizationId,
      id: randomUUID(),
      kind: "team" as const,
      parentId: organizationId,
      parentKind: "organization" as const,
      name: `Team ${String(index).padStart(2, "0")}`,
      slug: `team-${String(index)}`,
    }));
    await inOrganization(organizationId, (tx) => tx.node.createMany({ data: teams }));
    await addAccounts(
      teams.flatMap(({ id }) =>
        Array.from({ length: perTeam }, (_none, index) =>
          testAccount(organizationId, id, { accountName: `bot-${String(index)}` }),
        ),
      ),
    );
  }

  async function allPages(limit: number): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: ConnectionList = await list({ limit, ...(cursor !== null && { cursor }) });
      ids.push(...page.groups.flatMap(({ connections }) => connections.map(({ id }) => id)));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return ids;
  }

  test("two thousand come in pages without one twice or missing, counted as a whole", async () => {
    await addMany(100);
    expect(await list()).toMatchObject({ total: 2000, healthy: 2000 });
    const ids = await allPages(150);
    expect(ids).toHaveLength(2000);
    expect(new Set(ids).size).toBe(2000);
  });

  test("a page goes on where the last one ended, also when its last account is gone meanwhile", async () => {
    await addMany(2);
    const before = await allPages(200);
    const first = await list({ limit: 7 });
    const shown = first.groups.flatMap(({ connections }) => connections.map(({ id }) => id));
    const last = shown.at(-1) ?? "";
    await inOrganization(organizationId, (tx) =>
      tx.connection.updateMany({
        where: { organizationId, id: last },
        data: { endedAt: new Date() },
      }),
    );
    const next = await list({ limit: 7, cursor: first.nextCursor ?? "" });
    const goesOn = next.groups.flatMap(({ connections }) => connections.map(({ id }) => id));
    expect(goesOn).toEqual(before.slice(7, 14));
  });

  /** How many statements one page takes. */
  async function statements(): Promise<number> {
    let count = 0;
    await inOrganization(organizationId, async (tx) => {
      const counting = new Proxy(tx, {
        get(target, name) {
          if (name === "$queryRaw") count += 1;
          else if (typeof name === "string" && /^[a-z]/.test(name))
            throw new Error(`Count ${name} too`);
          return Reflect.get(target, name, target) as unknown;
        },
      });
      const { actor } = tree.owner;
      const place = await loadPlace(tx, organizationId, organizationId, actor);
      const context = {
        tx: counting,
        caller: tree.owner,
        actor,
        organizationId,
        place,
        places: [place],
      };
      await listAllConnections.run(context, { limit: 100 });
    });
    return count;
  }

  test("a page takes as many statements as with a few", async () => {
    await addMany(1);
    const few = await statements();
    const more = Array.from({ length: 1980 }, () => testAccount(organizationId, tree.team.id));
    await addAccounts(more);
    expect(await statements()).toBe(few);
    expect(few).toBeLessThanOrEqual(3);
  });
});

test("a cursor that is none is refused as such", async () => {
  await addAccount(organizationId, tree.team.id);
  await expect(list({ cursor: "nonsense" })).rejects.toMatchObject({ kind: "invalid_input" });
});
