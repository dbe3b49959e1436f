import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startAt } from "@/lib/testing/connect";
import { noteAccepted, noteUnanswered } from "@/lib/connections/health";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { endOverdueAttempt } from "@/lib/connections/end-overdue-attempt";
import { markBroken } from "@/lib/connections/mark-broken";
import { parseAttemptId } from "@/lib/connections/attempt-id";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import type { Announcement } from "@/lib/pipeline/announce";
import { execute } from "@/lib/pipeline/execute";
import { addAccount } from "@/lib/testing/accounts";
import { createPerson, createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { subscribeChanges } from "./listen";

useOwnDatabase();

const heard: Announcement[] = [];
let isListening = false;
let end: (() => void) | undefined;
beforeAll(async () => {
  end = subscribeChanges((change) => {
    if (change === "gap") isListening = true;
    else heard.push(change);
  });
  await vi.waitUntil(() => isListening, 10_000);
});
afterAll(() => end?.());

/** What was heard of a tree, where; what is heard of it before is left out. */
const of = ({ organizationId }: TestTree, what: string): string[] =>
  heard
    .filter((change) => change.organizationId === organizationId && change.what === what)
    .flatMap(({ nodeIds }) => nodeIds);

describe("what happens by itself is told", () => {
  test("the health of an account, and who was told that it broke", async () => {
    const tree = await createTree();
    const { organizationId, team } = tree;
    const id = await addAccount(organizationId, team.id);
    const key = { organizationId, id };
    await noteUnanswered(key);
    await expect.poll(() => of(tree, "connection_health")).toEqual([team.id]);
    await noteAccepted(key, { checkedAt: null, unansweredSince: new Date() });
    await expect.poll(() => of(tree, "connection_health")).toHaveLength(2);
    // What is known already is no news.
    await noteAccepted(key, { checkedAt: new Date(), unansweredSince: null });
    expect(await markBroken(key, 1, "revoked", "probe_connection")).toBe(true);
    await expect.poll(() => of(tree, "connection_health")).toHaveLength(3);
    expect(of(tree, "notification")).toEqual([team.id]);
  });

  test("each step of a removal and its end", async () => {
    const tree = await createTree();
    const { organizationId, team } = tree;
    const connectionId = await addAccount(organizationId, team.id);
    const before = heard.length;
    const { removalId } = await execute(disconnectConnection, tree.owner, { connectionId });
    await expect.poll(() => of(tree, "removal_step").length).toBeGreaterThan(0);
    const told = heard.slice(before).map(({ what }) => what);
    expect(told.indexOf("disconnect_connection")).toBeLessThan(told.indexOf("removal_step"));
    const removal = await inOrganization(organizationId, (tx) =>
      tx.removal.findFirstOrThrow({ where: { organizationId, id: removalId } }),
    );
    expect(of(tree, "removal_step")).toContain(removal.nodeId);
  });

  test("an attempt to connect whose time is over", async () => {
    const tree = await createTree();
    const { organizationId, project } = tree;
    const place = { nodeId: project.id, integration: "github" };
    await execute(installIntegration, tree.owner, place);
    const { attemptId } = await startAt(tree.owner, place);
    const { id = "" } = parseAttemptId(attemptId) ?? {};
    await inOrganization(organizationId, (tx) =>
      tx.connectAttempt.updateMany({
        where: { organizationId, id },
        data: { expiresAt: new Date(Date.now() - 1_000) },
      }),
    );
    await endOverdueAttempt(organizationId, id);
    await expect.poll(() => of(tree, "attempt")).toEqual([project.id]);
  });

  test("somebody who accepted an invitation", async () => {
    const tree = await createTree();
    await createPerson(tree.organizationId, tree.project.id, "viewer");
    await expect.poll(() => of(tree, "accept_invitation")).toContain(tree.project.id);
  });
});
