import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { env } from "@/lib/env";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { deleteNode } from "@/lib/tree/delete";
import { getReceipt } from "./get-receipt";
import { listReceipts } from "./list-receipts";
import { openRemoval } from "./open-removal";
import { sweepRemovals } from "./sweep";

useOwnDatabase();

let tree: TestTree;
beforeEach(async () => {
  tree = await createTree();
});

type State = "manual" | "retrying" | "done";

/** A removal at a node with one step in a state, begun some minutes ago. */
async function createRemoval(nodeId: string, state: State, minutesAgo: number): Promise<string> {
  const { organizationId, owner } = tree;
  const createdAt = new Date(Date.now() - minutesAgo * 60_000);
  return inOrganization(organizationId, async (tx) => {
    const { id: removalId } = await tx.removal.create({
      data: {
        organizationId,
        nodeId,
        kind: "remove",
        integration: "github",
        details: { what: "GitHub", from: `${String(minutesAgo)} min` },
        requestedBy: owner.actor.userId,
        createdAt,
        finishedAt: state === "done" ? createdAt : null,
      },
      select: { id: true },
    });
    const nextTryAt = state === "retrying" ? new Date(Date.now() + 3_600_000) : null;
    await tx.removalStep.createMany({
      data: [{ organizationId, removalId, position: 3, kind: "revoke", state, nextTryAt }],
    });
    return removalId;
  });
}

const ids = (receipts: { id: string }[]) => receipts.map(({ id }) => id);

describe("the list of receipts", () => {
  test("has first what waits for a person, then what runs, then the newest, page by page", async () => {
    const { organizationId, team, agent, owner } = tree;
    const done = await createRemoval(agent.id, "done", 1);
    const older = await createRemoval(team.id, "done", 9);
    const running = await createRemoval(agent.id, "retrying", 5);
    const waiting = await createRemoval(organizationId, "manual", 30);
    const expected = [waiting, running, done, older];
    const all = await execute(listReceipts, owner, {});
    expect(ids(all.receipts)).toEqual(expected);
    expect(all).toMatchObject({ needsPerson: 1, nextCursor: null });
    expect(all.receipts[0]).toMatchObject({
      title: "GitHub from 30 min",
      state: "needs_person",
      requestedBy: { id: owner.actor.userId, name: "owner" },
      node: { id: organizationId, path: `/${tree.slug}` },
    });

    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<typeof next>> = await next(cursor);
      expect(page.receipts.length).toBeLessThanOrEqual(1);
      seen.push(...ids(page.receipts));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(expected);

    const only = async (state: string) =>
      ids((await execute(listReceipts, owner, { state })).receipts);
    expect(await only("open")).toEqual([waiting, running]);
    expect(await only("needs_person")).toEqual([waiting]);
    expect(await only("done")).toEqual([done, older]);
    await expect(execute(listReceipts, owner, { cursor: "elsewhere" })).rejects.toMatchObject({
      kind: "invalid_input",
    });
  });

  const next = (cursor: string | null | undefined) =>
    execute(listReceipts, tree.owner, { limit: 1, ...(cursor && { cursor }) });

  test("shows of places without a role nothing, and of deleted ones what is above them sees", async () => {
    const { organizationId, team, project, owner } = tree;
    const beside = await createTestNode(organizationId, organizationId, "team", "Finance");
    const above = await createRemoval(organizationId, "manual", 1);
    const elsewhere = await createRemoval(beside.id, "done", 2);
    const { removalId } = await execute(deleteNode, owner, { nodeId: project.id });
    const viewer = await createPerson(organizationId, team.id, "viewer");
    const seen = await execute(listReceipts, viewer, {});
    expect(ids(seen.receipts)).toEqual([removalId]);
    expect(seen.needsPerson).toBe(0);
    expect(await execute(getReceipt, viewer, { removalId })).toMatchObject({
      title: "Website",
      state: "done",
      node: { name: "Website", path: null },
    });
    for (const hidden of [above, elsewhere])
      await expect(execute(getReceipt, viewer, { removalId: hidden })).rejects.toMatchObject({
        kind: "not_found",
      });
    const { owner: stranger } = await createTree();
    await expect(execute(getReceipt, stranger, { removalId })).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  test("offers a viewer no step to try or to confirm", async () => {
    const removalId = await createRemoval(tree.team.id, "manual", 1);
    const can = async (role: "viewer" | "admin") => {
      const person = await createPerson(tree.organizationId, tree.team.id, role);
      return (await execute(getReceipt, person, { removalId })).steps.map((step) => step.can);
    };
    expect(await can("viewer")).toEqual([{ retry: false, confirm: false }]);
    expect(await can("admin")).toEqual([{ retry: true, confirm: true }]);
  });
});

describe("jobs of removals", () => {
  const queue = new pg.Pool({ connectionString: env().ALFE_JOBS_DATABASE_URL, max: 1 });
  afterAll(() => queue.end());
  const jobs = async () => {
    const { rows } = await queue.query<{ key: string }>(
      "select key from graphile_worker._private_jobs where key like 'removal:%' and payload->>'organizationId' = $1",
      [tree.organizationId],
    );
    return rows.map(({ key }) => key).toSorted();
  };

  test("come with the removal, in its transaction", async () => {
    const { organizationId, team } = tree;
    const removal = {
      organizationId,
      nodeId: team.id,
      kind: "disconnect",
      integration: null,
      details: { what: "octocat" },
      requestedBy: null,
    } as const;
    const open = (fail: boolean) =>
      inOrganization(organizationId, async (tx) => {
        const id = await openRemoval(tx, removal, { connectionIds: [] });
        if (fail) throw new Error("rolled back");
        return id;
      });
    await expect(open(true)).rejects.toThrow("rolled back");
    expect(await jobs()).toEqual([]);
    const id = await open(false);
    expect(await jobs()).toEqual([`removal:${id}`]);
  });

  test("that were lost are found again, but what waits for a person needs none", async () => {
    const { organizationId, team } = tree;
    const running = await createRemoval(team.id, "retrying", 5);
    await createRemoval(team.id, "manual", 5);
    await createRemoval(team.id, "done", 5);
    await sweepRemovals(organizationId);
    await sweepRemovals(organizationId);
    expect(await jobs()).toEqual([`removal:${running}`]);
  });
});
