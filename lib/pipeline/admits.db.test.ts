import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { inOrganization, type Tx } from "@/lib/db";
import { createPerson, createTree, type TestPerson, type TestTree } from "@/lib/testing/fixtures";
import type { Caller } from "./actor";
import { execute } from "./execute";
import { defineCommand, defineQuery } from "./operation";

let tree: TestTree;
let viewer: TestPerson;
let stranger: Caller;

beforeEach(async () => {
  tree = await createTree();
  viewer = await createPerson(tree.organizationId, tree.team.id, "viewer");
  const elsewhere = await createTree();
  stranger = { ...elsewhere.owner, organizationId: tree.organizationId };
});

const input = z.object({ nodeId: z.uuid() });
const output = z.object({ role: z.string().nullable() });

/** Admits while the node has this description: something that may change between two looks. */
const isWelcome = async (tx: Tx, { nodeId }: { nodeId: string }, { organizationId }: Caller) => {
  const node = await tx.node.findFirst({ where: { organizationId, id: nodeId } });
  return node?.description === "welcome";
};
const describe = (description: string) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.node.updateMany({
      where: { organizationId: tree.organizationId, id: tree.project.id },
      data: { description },
    }),
  );

const look = defineQuery({
  name: "test_look",
  summary: "Tells the caller's role.",
  permission: "tree:write",
  input,
  output,
  nodes: (_tx, { nodeId }) => [nodeId],
  admits: isWelcome,
  run: async ({ place }) => ({ role: place.role }),
});

const write = (between: () => Promise<unknown>) =>
  defineCommand({
    name: "test_write",
    summary: "Writes the caller's role into the audit log.",
    permission: "tree:write",
    input,
    output,
    nodes: (_tx, { nodeId }) => [nodeId],
    admits: isWelcome,
    async run({ commit }) {
      await between();
      return commit(async (_tx, { place }) => ({
        result: { role: place.role },
        audit: { details: {} },
      }));
    },
  });

const events = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.auditEvent.findMany({
      where: { organizationId: tree.organizationId, operation: { startsWith: "test_" } },
      select: { outcome: true, actorId: true },
    }),
  );

test("whoever is admitted gets no role by it", async () => {
  const at = { nodeId: tree.project.id };
  await expect(execute(look, stranger, at)).rejects.toMatchObject({ kind: "not_found" });
  await expect(execute(look, viewer, at)).rejects.toMatchObject({ kind: "forbidden" });
  await describe("welcome");
  expect(await execute(look, stranger, at)).toEqual({ role: null });
  expect(await execute(look, viewer, at)).toEqual({ role: "viewer" });
  expect(await execute(look, tree.owner, at)).toEqual({ role: "owner" });
  await expect(execute(look, stranger, { nodeId: tree.agent.id })).rejects.toMatchObject({
    kind: "not_found",
  });
});

test("whoever is no longer admitted when it is written changes nothing", async () => {
  const at = { nodeId: tree.project.id };
  await describe("welcome");
  const turnedAway = write(() => describe("closed"));
  await expect(execute(turnedAway, stranger, at)).rejects.toMatchObject({ kind: "not_found" });
  expect(await events()).toEqual([]);
  await describe("welcome");
  expect(
    await execute(
      write(() => Promise.resolve()),
      stranger,
      at,
    ),
  ).toEqual({ role: null });
  const { actor } = stranger;
  expect(await events()).toEqual([
    { outcome: "done", actorId: actor.kind === "person" ? actor.userId : randomUUID() },
  ]);
});

test("refusing somebody who is known there is recorded, as without it", async () => {
  await expect(execute(look, viewer, { nodeId: tree.project.id })).rejects.toThrow("This takes");
  expect(await events()).toEqual([{ outcome: "refused", actorId: viewer.actor.userId }]);
});
