import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { principalOf } from "@/lib/auth/principal";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import type { Operation } from "@/lib/pipeline/operation";
import { createPerson, createTestNode, createTree } from "@/lib/testing/fixtures";
import { deleteNode } from "@/lib/tree/delete";
import { createAgentKey } from "./create-agent-key";
import { listAgentKeys } from "./list-agent-keys";
import { revokeAgentKey } from "./revoke-agent-key";
import { rotateAgentKey } from "./rotate-agent-key";

const hourMs = 60 * 60 * 1000;

/** What a request that carries this key is taken for. */
const whoIs = (token: string) =>
  principalOf(
    new Request("http://127.0.0.1/api/v1/whoami", {
      headers: { authorization: `Bearer ${token}` },
    }),
    "192.0.2.7",
  );

/** Until `read` gives what is waited for: what is noted in the background comes a moment later. */
async function until<T>(read: () => Promise<T | null | undefined>): Promise<T> {
  for (;;) {
    const value = await read();
    if (value !== null && value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe("an agent's key", () => {
  test("is that agent, is shown once, and is kept as a hash", async () => {
    const { organizationId, owner, agent } = await createTree();
    const input = { nodeId: agent.id, name: " laptop ", expiresInDays: 30 };
    const { key, token } = await execute(createAgentKey, owner, input);
    expect(token).toMatch(/^alfe_ag_[\w-]{65}$/);
    expect(token.startsWith(key.prefix)).toBe(true);
    expect(key).toMatchObject({ name: "laptop", createdBy: "owner", state: "live" });
    expect(Date.parse(key.expiresAt) - Date.parse(key.createdAt)).toBeCloseTo(720 * hourMs, -4);
    expect(await whoIs(token)).toMatchObject({
      kind: "key",
      caller: { actor: { kind: "agent", nodeId: agent.id }, organizationId, keyId: key.id },
    });
    const stored = await inOrganization(
      organizationId,
      (tx) =>
        tx.$queryRaw<{ row: string }[]>`
        select k::text as row from agent_key k where organization_id = ${organizationId}::uuid
        union all select e::text from audit_event e where organization_id = ${organizationId}::uuid`,
    );
    const secret = token.slice("alfe_ag_".length, -22);
    for (const { row } of stored) expect(row).not.toContain(secret);
    const { keys } = await execute(listAgentKeys, owner, { nodeId: agent.id });
    expect(keys).toEqual([key]);
  });

  test("belongs to an agent and to nothing else", async () => {
    const { owner, project } = await createTree();
    const wrong = { kind: "invalid_input" };
    const nodeId = project.id;
    await expect(execute(createAgentKey, owner, { nodeId, name: "key" })).rejects.toMatchObject(
      wrong,
    );
    await expect(execute(listAgentKeys, owner, { nodeId })).rejects.toMatchObject(wrong);
  });

  test("takes an admin: members neither see, make, replace nor revoke any", async () => {
    const { organizationId, owner, project, agent } = await createTree();
    const member = await createPerson(organizationId, project.id, "member");
    const admin = await createPerson(organizationId, project.id, "admin");
    const nodeId = agent.id;
    const { key } = await execute(createAgentKey, owner, { nodeId, name: "key" });
    const all: [Operation, unknown][] = [
      [createAgentKey, { nodeId, name: "mine" }],
      [listAgentKeys, { nodeId }],
      [rotateAgentKey, { nodeId, keyId: key.id }],
      [revokeAgentKey, { nodeId, keyId: key.id }],
    ];
    for (const [operation, input] of all)
      await expect(execute(operation, member, input)).rejects.toMatchObject({ kind: "forbidden" });
    expect((await execute(listAgentKeys, admin, { nodeId })).keys).toHaveLength(1);
    await execute(revokeAgentKey, admin, { nodeId, keyId: key.id });
  });

  test("makes, replaces and revokes no keys", async () => {
    const { owner, agent } = await createTree();
    const nodeId = agent.id;
    const { key, token } = await execute(createAgentKey, owner, { nodeId, name: "key" });
    const principal = await whoIs(token);
    if (principal?.kind !== "key") throw new Error("The key is good");
    const all: [Operation, unknown][] = [
      [createAgentKey, { nodeId, name: "more" }],
      [listAgentKeys, { nodeId }],
      [rotateAgentKey, { nodeId, keyId: key.id }],
      [revokeAgentKey, { nodeId, keyId: key.id }],
    ];
    for (const [operation, input] of all)
      await expect(execute(operation, principal.caller, input)).rejects.toMatchObject({
        kind: "forbidden",
      });
  });

  test("is nobody from the moment it is revoked, and stays in the list", async () => {
    const { owner, agent } = await createTree();
    const nodeId = agent.id;
    const { key, token } = await execute(createAgentKey, owner, { nodeId, name: "key" });
    expect(await execute(revokeAgentKey, owner, { nodeId, keyId: key.id })).toMatchObject({
      state: "revoked",
    });
    expect(await whoIs(token)).toBeNull();
    await expect(execute(revokeAgentKey, owner, { nodeId, keyId: key.id })).rejects.toMatchObject({
      kind: "conflict",
    });
    const { keys } = await execute(listAgentKeys, owner, { nodeId });
    expect(keys).toMatchObject([{ id: key.id, state: "revoked" }]);
  });

  test("is nobody once its time is over, and leaves the list 30 days later", async () => {
    const { organizationId, owner, agent } = await createTree();
    const nodeId = agent.id;
    const { key, token } = await execute(createAgentKey, owner, { nodeId, name: "key" });
    const endAt = (expiresAt: Date) =>
      inOrganization(organizationId, (tx) =>
        tx.agentKey.updateMany({ where: { organizationId, id: key.id }, data: { expiresAt } }),
      );
    const states = async () =>
      (await execute(listAgentKeys, owner, { nodeId })).keys.map((each) => [
        each.state,
        each.expiresSoon,
      ]);
    await endAt(new Date(Date.now() + 6 * 24 * hourMs));
    expect(await states()).toEqual([["live", true]]);
    await endAt(new Date(Date.now() - 1_000));
    expect(await whoIs(token)).toBeNull();
    expect(await states()).toEqual([["expired", false]]);
    await endAt(new Date(Date.now() - 30 * 24 * hourMs - 1_000));
    expect(await states()).toEqual([]);
  });

  test("is nobody when its agent is deleted or another key than what was sent", async () => {
    const { owner, agent } = await createTree();
    const nodeId = agent.id;
    const { token } = await execute(createAgentKey, owner, { nodeId, name: "key" });
    const changed = token.replace(/^(alfe_ag_)./, (_all, start: string) => `${start}~`);
    expect(await whoIs(changed)).toBeNull();
    expect(await whoIs(`${token}x`)).toBeNull();
    const other = (await createTree()).organizationId;
    const elsewhere = Buffer.from(other.replaceAll("-", ""), "hex").toString("base64url");
    expect(await whoIs(token.slice(0, -22) + elsewhere)).toBeNull();
    expect(await whoIs(token)).not.toBeNull();
    await execute(deleteNode, owner, { nodeId });
    expect(await whoIs(token)).toBeNull();
  });

  test("says when and from where it was last used", async () => {
    const { owner, agent } = await createTree();
    const nodeId = agent.id;
    const { token } = await execute(createAgentKey, owner, { nodeId, name: "key" });
    await whoIs(token);
    const used = await until(async () => {
      const [key] = (await execute(listAgentKeys, owner, { nodeId })).keys;
      return key?.lastUsedAt === null ? null : key;
    });
    expect(used.lastUsedAddress).toBe("192.0.2.7");
    expect(Date.now() - Date.parse(used.lastUsedAt ?? "")).toBeLessThan(30_000);
  });

  test("of another agent is not found through this one", async () => {
    const { organizationId, owner, project, agent } = await createTree();
    const other = await createTestNode(organizationId, project.id, "agent", "other");
    const { key } = await execute(createAgentKey, owner, { nodeId: other.id, name: "key" });
    const both: Operation[] = [revokeAgentKey, rotateAgentKey];
    for (const operation of both)
      for (const keyId of [key.id, randomUUID()])
        await expect(execute(operation, owner, { nodeId: agent.id, keyId })).rejects.toMatchObject({
          kind: "not_found",
        });
  });
});

describe("replacing a key", () => {
  test("gives a key for as long as the old one was made for; both work until the old one ends", async () => {
    const { owner, agent } = await createTree();
    const nodeId = agent.id;
    const old = await execute(createAgentKey, owner, { nodeId, name: "ci", expiresInDays: 30 });
    const input = { nodeId, keyId: old.key.id, overlapHours: 1 };
    const next = await execute(rotateAgentKey, owner, input);
    expect(next.key).toMatchObject({ name: "ci", state: "live" });
    expect(Date.parse(next.key.expiresAt) - Date.now()).toBeCloseTo(720 * hourMs, -5);
    const { keys } = await execute(listAgentKeys, owner, { nodeId });
    expect(keys).toMatchObject([
      { id: next.key.id, state: "live" },
      { id: old.key.id, state: "ending", replacedById: next.key.id, expiresSoon: false },
    ]);
    expect(Date.parse(keys[1]?.expiresAt ?? "") - Date.now()).toBeCloseTo(hourMs, -5);
    for (const { token } of [old, next])
      expect(await whoIs(token)).toMatchObject({ caller: { actor: { nodeId } } });
    await expect(execute(rotateAgentKey, owner, input)).rejects.toMatchObject({ kind: "conflict" });
  });

  test("without an overlap ends the old one at once", async () => {
    const { owner, agent } = await createTree();
    const nodeId = agent.id;
    const old = await execute(createAgentKey, owner, { nodeId, name: "key" });
    const input = { nodeId, keyId: old.key.id, overlapHours: 0 };
    const next = await execute(rotateAgentKey, owner, input);
    expect(await whoIs(old.token)).toBeNull();
    expect(await whoIs(next.token)).not.toBeNull();
  });

  test("never lets the old one live longer than it would have", async () => {
    const { owner, agent } = await createTree();
    const nodeId = agent.id;
    const old = await execute(createAgentKey, owner, { nodeId, name: "key", expiresInDays: 1 });
    await execute(rotateAgentKey, owner, { nodeId, keyId: old.key.id, overlapHours: 168 });
    const { keys } = await execute(listAgentKeys, owner, { nodeId });
    expect(keys[1]?.expiresAt).toBe(old.key.expiresAt);
  });

  test("happens once, however many try at the same moment", async () => {
    const { owner, agent } = await createTree();
    const nodeId = agent.id;
    const { key } = await execute(createAgentKey, owner, { nodeId, name: "key" });
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => execute(rotateAgentKey, owner, { nodeId, keyId: key.id })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ kind: "conflict" });
    const { keys } = await execute(listAgentKeys, owner, { nodeId });
    expect(keys.map(({ state }) => state)).toEqual(["live", "ending"]);
  });

  test("does not bring a revoked key back", async () => {
    const { owner, agent } = await createTree();
    const nodeId = agent.id;
    const { key } = await execute(createAgentKey, owner, { nodeId, name: "key" });
    await execute(revokeAgentKey, owner, { nodeId, keyId: key.id });
    await expect(execute(rotateAgentKey, owner, { nodeId, keyId: key.id })).rejects.toMatchObject({
      kind: "conflict",
    });
    expect((await execute(listAgentKeys, owner, { nodeId })).keys).toHaveLength(1);
  });
});
