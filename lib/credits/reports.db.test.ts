import { beforeEach, describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { deleteNode } from "@/lib/tree/delete";
import { moveNode } from "@/lib/tree/move";
import { getUsage } from "./get-usage";
import { chargeLater, holdCredits, settleCredits, type Wanted } from "./hold";
import { listLedger } from "./list-ledger";

let tree: TestTree;
let system: Caller;
beforeEach(async () => {
  tree = await createTree();
  system = tree.system;
});

const wanted = (key: string, more: Partial<Wanted> = {}): Wanted => ({
  organizationId: tree.organizationId,
  key,
  nodeId: tree.agent.id,
  integration: "phone",
  meter: "sms_out_part",
  quantity: 1n,
  price: { version: "test", micros: 10_000n, per: 1n, allowance: 0n, mostTimes: 3 },
  ...more,
});

const hold = (key: string, more?: Partial<Wanted>) =>
  inOrganization(tree.organizationId, (tx) => holdCredits(tx, wanted(key, more)));
const settle = (key: string, actualMicros?: bigint) =>
  inOrganization(tree.organizationId, (tx) =>
    settleCredits(tx, tree.organizationId, key, { actualMicros }),
  );
/** One text for a cent, on a day of its own where one is given. */
async function use(key: string, more?: Partial<Wanted> & { day?: string }): Promise<void> {
  const { day, ...rest } = more ?? {};
  await hold(key, { ...rest, ...(day !== undefined && { at: new Date(`${day}T23:59:59Z`) }) });
  await settle(key);
}

const days = { from: "2026-03-01", to: "2026-03-04" };
const usage = (nodeId: string, more: Record<string, unknown> = {}, caller: Caller = tree.owner) =>
  execute(getUsage, caller, { nodeId, ...days, ...more });
const ledger = (nodeId: string, more: Record<string, unknown> = {}, caller: Caller = tree.owner) =>
  execute(listLedger, caller, { nodeId, ...more });

describe("what was spent", () => {
  test("is the same by day, by integration, by node and by meter, with corrections in it", async () => {
    const search = { integration: "web-search", meter: "web_search" };
    await use("a", { day: "2026-03-01", quantity: 3n });
    await use("b", { day: "2026-03-03", ...search });
    await use("c", { day: "2026-03-03", integration: undefined, meter: "gpu_hour", sandbox: true });
    await use("before", { day: "2026-02-28" });
    await use("after", { day: "2026-03-05" });
    await settle("a", 12_345n);
    const report = await usage(tree.organizationId);
    expect(report).toMatchObject({
      spentMicros: "32345",
      sandboxMicros: "10000",
      groups: [
        { key: "phone", name: "Phone", integration: "phone", spentMicros: "12345" },
        { key: "", name: "Other programs", integration: null, spentMicros: "10000" },
        { key: "web-search", spentMicros: "10000" },
      ],
      quantities: [
        { meter: "gpu_hour", text: "1 gpu_hour" },
        { meter: "sms_out_part", quantity: "3", text: "3 message parts sent" },
        { meter: "web_search", text: "1 search" },
      ],
    });
    expect(report.days.map(({ day, spentMicros }) => [day, spentMicros])).toEqual([
      ["2026-03-01", "12345"],
      ["2026-03-02", "0"],
      ["2026-03-03", "20000"],
      ["2026-03-04", "0"],
    ]);
    expect(report.days[2]?.groups.map(({ key }) => key)).toEqual(["", "web-search"]);
    for (const by of ["node", "meter"]) {
      const other = await usage(tree.organizationId, { by });
      expect(other.spentMicros).toBe(report.spentMicros);
      expect(other.quantities).toEqual(report.quantities);
    }
    const byNode = await usage(tree.organizationId, { by: "node" });
    expect(byNode.groups).toMatchObject([
      { name: "Growth", node: { path: expect.any(String) as string } },
    ]);
    expect(await usage(tree.team.id, { meter: "web_search" })).toMatchObject({
      spentMicros: "10000",
    });
    expect(await usage(tree.agent.id, { integration: "phone", by: "node" })).toMatchObject({
      spentMicros: "12345",
      groups: [{ name: "scout" }],
    });
  });

  test("tells what is held and what is due apart from it", async () => {
    const { organizationId } = tree;
    await hold("held", { quantity: 7n });
    await inOrganization(organizationId, (tx) =>
      chargeLater(tx, wanted("due", { quantity: 500_000n })),
    );
    expect(await usage(tree.team.id)).toMatchObject({
      spentMicros: "0",
      reservedMicros: "70000",
      dueMicros: "5000000000",
    });
    expect(await usage(tree.team.id, { meter: "web_search" })).toMatchObject({
      reservedMicros: "0",
      dueMicros: "0",
    });
  });

  test("stays with the team in which it was spent when the agent moves away", async () => {
    const { organizationId, team, agent } = tree;
    const finance = await createTestNode(organizationId, organizationId, "team", "Finance");
    const viewer = await createPerson(organizationId, team.id, "viewer");
    await use("before", { day: "2026-03-01" });
    await execute(moveNode, system, { nodeId: agent.id, parentId: finance.id });
    await use("after", { day: "2026-03-02", quantity: 2n });
    expect(await usage(team.id)).toMatchObject({ spentMicros: "10000" });
    expect(await usage(finance.id)).toMatchObject({ spentMicros: "20000" });
    expect(await usage(agent.id)).toMatchObject({ spentMicros: "30000" });
    const parts = await usage(organizationId, { by: "node" });
    expect(parts.groups.map(({ name, spentMicros }) => [name, spentMicros])).toEqual([
      ["Finance", "20000"],
      ["Growth", "10000"],
    ]);
    // Who sees the old place alone is not told what the agent is called now, or where.
    const { lines } = await ledger(team.id, {}, viewer);
    expect(lines).toMatchObject([{ node: { name: "Moved elsewhere", path: null } }]);
    const [line] = (await ledger(team.id)).lines;
    expect(line).toMatchObject({ node: { name: "scout" }, parent: { name: "Website" } });
  });

  test("stays where an agent was deleted", async () => {
    await use("before", { day: "2026-03-01" });
    await execute(deleteNode, system, { nodeId: tree.project.id });
    expect(await usage(tree.team.id, { by: "node" })).toMatchObject({
      spentMicros: "10000",
      groups: [{ name: "Website", node: { path: null } }],
    });
    expect((await ledger(tree.team.id)).lines).toMatchObject([{ node: { name: "scout" } }]);
  });

  test("is asked for by days that make sense", async () => {
    const { organizationId: nodeId } = tree;
    for (const wrong of [
      { from: "2026-03-02", to: "2026-03-01" },
      { from: "2020-01-01", to: "2026-03-01" },
      { from: "2026-02-30", to: "2026-03-01" },
    ])
      await expect(usage(nodeId, wrong)).rejects.toMatchObject({ kind: "invalid_input" });
    const month = await execute(getUsage, tree.owner, { nodeId });
    expect(month.from.endsWith("-01")).toBe(true);
    expect(month.to).toBe(month.today);
  });
});

describe("the ledger", () => {
  test("shows each line once, the newest first, page by page and by every filter", async () => {
    for (let index = 0; index < 5; index += 1)
      await use(`line ${index.toString()}`, { day: `2026-03-0${(index + 1).toString()}` });
    await settle("line 0", 4_000n);
    const all = (await ledger(tree.team.id)).lines;
    expect(all.map(({ kind, amountMicros }) => [kind, amountMicros])).toEqual([
      ...Array.from({ length: 4 }, () => ["usage", "-10000"]),
      ...all.slice(4).map(({ kind, amountMicros }) => [kind, amountMicros]),
    ]);
    expect(
      all
        .slice(4)
        .map(({ kind, amountMicros }) => `${kind} ${amountMicros}`)
        .toSorted(),
    ).toEqual(["correction 6000", "usage -10000"]);
    const paged: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await ledger(tree.team.id, { limit: 4, cursor });
      paged.push(...page.lines.map(({ id }) => id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.map(({ id }) => id));
    const count = async (filter: Record<string, unknown>) =>
      (await ledger(tree.team.id, filter)).lines.length;
    expect(await count({ from: "2026-03-02", to: "2026-03-04" })).toBe(3);
    expect(await count({ kind: "correction" })).toBe(1);
    expect(await count({ integration: "web-search" })).toBe(0);
    expect(await count({ meter: "sms_out_part" })).toBe(6);
    expect(await count({ callId: tree.agent.id })).toBe(0);
  });

  test("shows what is paid in to admins of the organization, at the organization only", async () => {
    const { organizationId, team } = tree;
    const kinds = async (nodeId: string, caller: Caller) =>
      (await ledger(nodeId, {}, caller)).lines.map(({ kind }) => kind);
    const admin = await createPerson(organizationId, organizationId, "admin");
    const viewer = await createPerson(organizationId, organizationId, "viewer");
    await use("one");
    expect(await kinds(organizationId, admin)).toEqual(["usage", "top_up"]);
    expect(await kinds(team.id, admin)).toEqual(["usage"]);
    expect(await kinds(organizationId, viewer)).toEqual(["usage"]);
    expect((await ledger(organizationId, { kind: "top_up" }, viewer)).lines).toEqual([]);
  });

  test("tells what messages and calls were about only to those who may read them", async () => {
    const { organizationId, team } = tree;
    const viewer = await createPerson(organizationId, team.id, "viewer");
    const member = await createPerson(organizationId, team.id, "member");
    await use("one", { note: "Text to +1 415 555 0100" });
    expect((await ledger(team.id, {}, viewer)).lines).toMatchObject([{ note: null }]);
    expect((await ledger(team.id, {}, member)).lines).toMatchObject([
      { note: "Text to +1 415 555 0100" },
    ]);
  });

  test("is an agent's own alone", async () => {
    const { organizationId, project, agent } = tree;
    const other = await createTestNode(organizationId, project.id, "agent", "other");
    await use("mine");
    await use("theirs", { nodeId: other.id, quantity: 9n });
    const asAgent: Caller = { organizationId, actor: { kind: "agent", nodeId: agent.id } };
    expect((await ledger(agent.id, {}, asAgent)).lines).toMatchObject([
      { amountMicros: "-10000", parent: null, node: { name: "scout" } },
    ]);
    await expect(ledger(project.id, {}, asAgent)).rejects.toMatchObject({ kind: "not_found" });
    await expect(usage(other.id, {}, asAgent)).rejects.toMatchObject({ kind: "not_found" });
  });
});
