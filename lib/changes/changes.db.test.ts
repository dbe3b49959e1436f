import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { callFunction, inOrganization } from "@/lib/db";
import { type Announcement, announce, changesChannel } from "@/lib/pipeline/announce";
import { createTestNode, createTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { startProcess } from "@/lib/testing/process";
import { deleteNode } from "@/lib/tree/delete";
import { execute } from "@/lib/pipeline/execute";
import { announceSoon } from "./announce-soon";
import { subscribeChanges } from "./listen";

useOwnDatabase();

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** Listens until the test ends; resolves once it hears. */
async function hear(): Promise<{ heard: Announcement[]; gaps: () => number }> {
  const heard: Announcement[] = [];
  let gaps = 0;
  ends.push(
    subscribeChanges((change) => {
      if (change === "gap") gaps += 1;
      else heard.push(change);
    }),
  );
  // The first one to subscribe waits for the connection, the next ones have it.
  const mark = randomUUID();
  await expect
    .poll(() => {
      announceSoon(mark, [mark], "mark");
      return heard.some(({ what }) => what === "mark");
    })
    .toBe(true);
  await expect.poll(() => heard.splice(0).length, { interval: 400 }).toBe(0);
  return { heard, gaps: () => gaps };
}

describe("changes", () => {
  test("are heard with their organization, name and nodes, and only once committed", async () => {
    const { heard } = await hear();
    const [organizationId, nodeId] = [randomUUID(), randomUUID()];
    const change = (what: string) => ({ organizationId, nodeIds: [nodeId], what });
    await expect(
      inOrganization(organizationId, async (tx) => {
        await announce(tx, change("rolled_back"));
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    await inOrganization(organizationId, async (tx) => {
      await announce(tx, change("committed"));
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(heard).toEqual([]);
    });
    await expect.poll(() => heard).toEqual([change("committed")]);
  });

  test("are heard from other processes", async () => {
    const tree = await createTree();
    const node = await createTestNode(tree.organizationId, tree.team.id, "project", "Gone");
    const { heard } = await hear();
    const other = await startProcess();
    await other.ask("deleteNode", { caller: tree.owner, nodeId: node.id });
    await other.kill();
    await expect.poll(() => heard.map(({ what }) => what)).toContain("delete_node");
    expect(heard.find(({ what }) => what === "delete_node")).toMatchObject({
      organizationId: tree.organizationId,
    });
  });

  test("of one moment are told together, each node once, however many", async () => {
    const { heard } = await hear();
    const organizationId = randomUUID();
    const nodes = Array.from({ length: 250 }, () => randomUUID());
    for (const id of [...nodes, ...nodes]) announceSoon(organizationId, [id], "tool_call");
    announceSoon(organizationId, nodes.slice(0, 1), "key_used");
    await expect.poll(() => heard.length).toBe(4);
    const calls = heard.filter(({ what }) => what === "tool_call");
    expect(calls.flatMap(({ nodeIds }) => nodeIds).toSorted()).toEqual(nodes.toSorted());
    expect(heard.filter(({ what }) => what === "key_used")).toHaveLength(1);
  });

  test("that may have been missed are told as a gap, and the next ones are heard again", async () => {
    const tree = await createTree();
    const { heard, gaps } = await hear();
    const before = gaps();
    const ended = await callFunction({
      name: "end_listening",
      text: "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'alfe changes' and datname = current_database()",
      values: [],
    });
    expect(ended).toHaveLength(1);
    await expect.poll(gaps).toBe(before + 1);
    await execute(deleteNode, tree.owner, { nodeId: tree.team.id });
    await expect.poll(() => heard.map(({ what }) => what)).toContain("delete_node");
  });

  test("that nobody here wrote are nothing", async () => {
    const { heard } = await hear();
    const real = { organizationId: randomUUID(), nodeIds: [randomUUID()], what: "real" };
    for (const payload of ["", "{", "[]", '["x","y",["z"]]', '{"a":1}', "null"])
      await callFunction({
        name: "notify",
        text: "select pg_notify($1, $2)",
        values: [changesChannel, payload],
      });
    await inOrganization(real.organizationId, (tx) => announce(tx, real));
    await expect.poll(() => heard).toEqual([real]);
  });
});
