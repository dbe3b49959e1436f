import { afterEach, describe, expect, test } from "vitest";
import { endSession } from "@/lib/account/sessions";
import { mintSessionToken, sessionCookie } from "@/lib/auth/session-token";
import { announceSoon } from "@/lib/changes/announce-soon";
import { subscribeChanges } from "@/lib/changes/listen";
import { callFunction } from "@/lib/db";
import { publicOrigin } from "@/lib/env";
import { revokeAgentKey } from "@/lib/keys/revoke-agent-key";
import { createAgentKey } from "@/lib/keys/create-agent-key";
import { removeMember } from "@/lib/members/remove";
import { listMembers } from "@/lib/members/list";
import { execute } from "@/lib/pipeline/execute";
import { type EventListener, readEvents } from "@/lib/testing/event-listener";
import { createPerson, createTestNode, createTree, type TestPerson } from "@/lib/testing/fixtures";
import { createTestKey, createTestToken } from "@/lib/testing/keys";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { startProcess } from "@/lib/testing/process";
import { deleteNode } from "@/lib/tree/delete";
import { moveNode } from "@/lib/tree/move";
import { renameNode } from "@/lib/tree/rename";
import { handle } from "./api";

useOwnDatabase();

const open: EventListener[] = [];
afterEach(async () => {
  for (const { stop } of open.splice(0)) await stop();
});

const ask = (headers: Record<string, string>, query = ""): Promise<Response> =>
  handle(new Request(`${publicOrigin()}/api/v1/events${query}`, { headers }), {
    address: "127.0.0.1",
  });

async function listen(token: string): Promise<EventListener> {
  const listener = readEvents(await ask({ authorization: `Bearer ${token}` }));
  open.push(listener);
  return listener;
}

/** Opens a browser's stream. */
async function listenAs(person: TestPerson): Promise<EventListener> {
  const cookie = await mintSessionToken(person.actor.sessionId, new Date(Date.now() + 60_000));
  const listener = readEvents(
    await ask(
      { cookie: `${sessionCookie().name}=${cookie}` },
      `?organization=${person.organizationId}`,
    ),
  );
  open.push(listener);
  return listener;
}

/** Until this process listens to the database, which takes a moment the first time. */
async function untilListening(): Promise<void> {
  let heard = false;
  const end = subscribeChanges(() => (heard = true));
  const { organizationId } = await createTree();
  await expect
    .poll(() => {
      announceSoon(organizationId, [organizationId], "mark");
      return heard;
    })
    .toBe(true);
  end();
}

const named = ({ events }: EventListener, area: string) =>
  events.filter(
    ({ event, data }) => event === "change" && (data as { areas: string[] }).areas.includes(area),
  );

describe("the stream of changes", () => {
  test("tells whoever may see a place what changed there, in whichever process it happened", async () => {
    await untilListening();
    const tree = await createTree();
    const project = await createTestNode(tree.organizationId, tree.team.id, "project", "Gone");
    const listener = await listen(await createTestToken(tree.owner));
    const other = await startProcess();
    await other.ask("deleteNode", { caller: tree.owner, nodeId: project.id });
    await other.kill();
    await expect.poll(() => named(listener, "tree")).not.toEqual([]);
    const [first] = named(listener, "tree");
    expect(first?.data).toMatchObject({ nodeIds: expect.arrayContaining([project.id]) as unknown });
    expect((first?.data as { areas: string[] }).areas).toContain("activity");
  });

  test("tells nothing of places that the caller may not see, and of no other organization", async () => {
    await untilListening();
    const tree = await createTree();
    const other = await createTree();
    const side = await createTestNode(tree.organizationId, tree.team.id, "project", "Beside");
    const viewer = await createPerson(tree.organizationId, tree.project.id, "viewer");
    const listener = await listen(await createTestToken(viewer));
    const rename = (caller: TestPerson, nodeId: string, name: string) =>
      execute(renameNode, caller, { nodeId, name });
    await rename(other.owner, other.project.id, "Elsewhere");
    await rename(tree.owner, side.id, "Hidden");
    // Below their role, and above it, whose name they are shown.
    await rename(tree.owner, tree.agent.id, "below");
    await rename(tree.owner, tree.team.id, "Above");
    await expect.poll(() => named(listener, "tree").length).toBe(2);
    const ids = named(listener, "tree").flatMap(
      ({ data }) => (data as { nodeIds: string[] }).nodeIds,
    );
    expect(ids).toEqual(expect.arrayContaining([tree.agent.id, tree.team.id]));
    expect(ids).not.toContain(side.id);
    expect(ids).not.toContain(other.project.id);
  });

  test("tells whoever saw a node that it was moved away or deleted", async () => {
    await untilListening();
    const tree = await createTree();
    const elsewhere = await createTestNode(tree.organizationId, tree.team.id, "project", "New");
    const viewer = await createPerson(tree.organizationId, tree.project.id, "viewer");
    const second = await createTestNode(tree.organizationId, tree.project.id, "agent", "second");
    const listener = await listen(await createTestToken(viewer));
    await execute(moveNode, tree.system, { nodeId: tree.agent.id, parentId: elsewhere.id });
    await expect.poll(() => named(listener, "tree").length).toBe(1);
    await execute(deleteNode, tree.system, { nodeId: second.id });
    await expect.poll(() => named(listener, "tree").length).toBeGreaterThan(1);
  });

  test("tells an agent of its own line, and of nothing beside it", async () => {
    await untilListening();
    const tree = await createTree();
    const sibling = await createTestNode(tree.organizationId, tree.project.id, "agent", "sibling");
    const listener = await listen(await createTestKey(tree.organizationId, tree.agent.id));
    await execute(renameNode, tree.owner, { nodeId: sibling.id, name: "nobody" });
    await execute(renameNode, tree.owner, { nodeId: tree.team.id, name: "Mine" });
    await expect.poll(() => named(listener, "tree").length).toBe(1);
    expect(named(listener, "tree")[0]?.data).toMatchObject({ nodeIds: [tree.team.id] });
  });

  test("ends at once with the key, with the last role, and soon after the sign-in", async () => {
    await untilListening();
    const tree = await createTree();
    const agentId = tree.agent.id;
    const made = await execute(createAgentKey, tree.owner, { nodeId: agentId, name: "one" });
    const agent = await listen(made.token);
    await execute(revokeAgentKey, tree.owner, { nodeId: agentId, keyId: made.key.id });
    await expect.poll(agent.isEnded).toBe(true);

    const viewer = await createPerson(tree.organizationId, tree.team.id, "viewer");
    const browser = await listenAs(viewer);
    const token = await listen(await createTestToken(viewer));
    const place = { nodeId: tree.team.id };
    const { members } = await execute(listMembers, tree.owner, place);
    const membershipId = members.find(({ userId }) => userId === viewer.actor.userId)?.own
      ?.membershipId;
    await execute(removeMember, tree.owner, { ...place, membershipId, connections: "keep" });
    await expect.poll(() => [browser.isEnded(), token.isEnded()]).toEqual([true, true]);

    const signedIn = await listenAs(tree.owner);
    await endSession(tree.owner.actor.sessionId);
    expect((await ask({})).status).toBe(401);
    await execute(renameNode, tree.system, { nodeId: tree.team.id, name: "After" });
    await expect.poll(signedIn.isEnded).toBe(true);
    expect(named(signedIn, "tree")).toEqual([]);
  });

  test("says to look again at everything after another role, and where something may be missing", async () => {
    await untilListening();
    const tree = await createTree();
    const viewer = await createPerson(tree.organizationId, tree.project.id, "viewer");
    const listener = await listenAs(viewer);
    const elsewhere = await createTestNode(tree.organizationId, tree.organizationId, "team", "B");
    await execute(moveNode, tree.system, { nodeId: tree.project.id, parentId: elsewhere.id });
    const refetches = () => listener.events.filter(({ event }) => event === "refetch").length;
    // The line above them is another one.
    await expect.poll(refetches).toBe(1);
    await callFunction({
      name: "end_listening",
      text: "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'alfe changes' and datname = current_database()",
      values: [],
    });
    await expect.poll(refetches).toBe(2);
  });

  test("is for nobody without a role, for no other method, and not for pages of strangers", async () => {
    const [tree, other] = [await createTree(), await createTree()];
    const cookie = `${sessionCookie().name}=${await mintSessionToken(
      tree.owner.actor.sessionId,
      new Date(Date.now() + 60_000),
    )}`;
    const status = async (headers: Record<string, string>, query: string) =>
      (await ask(headers, query)).status;
    const mine = `?organization=${tree.organizationId}`;
    expect(await status({}, mine)).toBe(401);
    expect(await status({ authorization: "Bearer alfe_ag_x" }, "")).toBe(401);
    expect(await status({ cookie }, "")).toBe(422);
    expect(await status({ cookie }, `?organization=${other.organizationId}`)).toBe(404);
    expect(await status({ cookie, "sec-fetch-site": "cross-site" }, mine)).toBe(403);
    const post = new Request(`${publicOrigin()}/api/v1/events${mine}`, {
      method: "POST",
      headers: { cookie },
    });
    expect((await handle(post, { address: "127.0.0.1" })).status).toBe(405);
  });

  test("cannot be opened without end by one caller", async () => {
    const tree = await createTree();
    const token = await createTestToken(tree.owner);
    const statuses: number[] = [];
    for (let index = 0; index < 31; index += 1) {
      const response = await ask({ authorization: `Bearer ${token}` });
      statuses.push(response.status);
      if (response.status === 200) open.push(readEvents(response));
    }
    expect(statuses).toEqual([...Array<number>(30).fill(200), 429]);
    // Whoever closes one may open another.
    await open[0]?.stop();
    await listen(token);
  });
});
