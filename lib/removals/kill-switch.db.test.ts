import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { parseAttemptId } from "@/lib/connections/attempt-id";
import { authorizeConnect } from "@/lib/connections/authorize";
import { sealCredential } from "@/lib/connections/credential";
import { endOverdueAttempt } from "@/lib/connections/end-overdue-attempt";
import { finishConnect } from "@/lib/connections/finish";
import { getConnectAttempt } from "@/lib/connections/get-attempt";
import { startConnect } from "@/lib/connections/start";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import { listIntegrations } from "@/lib/installations/list";
import { execute } from "@/lib/pipeline/execute";
import type { SecretFields } from "@/lib/providers/provider";
import { consentAt } from "@/lib/testing/connect";
import { createPerson, createTree, type TestTree } from "@/lib/testing/fixtures";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import {
  installAndConnect,
  isFinished,
  leftovers,
  storedSteps,
} from "@/lib/testing/removed-accounts";
import { redeemSlowly } from "@/lib/testing/slow-redemption";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { Secret } from "@/lib/vault/secret";
import { getReceipt } from "./get-receipt";
import { revokeEverything } from "./revoke-everything";

let sandbox: OwnSandbox;
let tree: TestTree;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
});

const kill = (provider: string | null, who = tree.owner) =>
  execute(revokeEverything, who, { nodeId: tree.organizationId, provider });

const alive = async (provider: string) =>
  (await sandbox.grants(provider)).filter(({ revoked, tokens }) => !revoked || tokens > 0).length;

const liveConnections = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.connection.count({ where: { organizationId: tree.organizationId, endedAt: null } }),
  );

/** Many pasted keys, as a large organization has them. */
const createKeys = (count: number) =>
  inOrganization(tree.organizationId, async (tx) => {
    const { organizationId, team } = tree;
    for (let index = 0; index < count; index += 1) {
      const id = randomUUID();
      const key = new Secret<SecretFields>({ apiKey: `rk_sandbox_${String(index)}` });
      await tx.connection.create({
        data: {
          organizationId,
          id,
          nodeId: team.id,
          provider: "stripe",
          world: "sandbox",
          accountId: id,
          accountName: `Shop ${String(index)}`,
          isDefault: false,
          credential: await sealCredential(tx, key, { organizationId, id }, 1),
        },
        select: { id: true },
      });
    }
  });

describe("the kill switch", () => {
  test("for one provider ends all its accounts, attempts and links, and nothing else", async () => {
    const { organizationId, team, project, agent, owner } = tree;
    await installAndConnect(tree, { nodeId: team.id, integration: "github" }, "octocat");
    await installAndConnect(tree, { nodeId: agent.id, integration: "github" }, "acme-bot");
    await installAndConnect(tree, { nodeId: team.id, integration: "linear" });
    const { attemptId } = await execute(startConnect, owner, {
      nodeId: project.id,
      integration: "github",
    });
    const link = {
      organizationId,
      nodeId: team.id,
      email: "a@acme.test",
      sentBy: owner.actor.userId,
    };
    const expiresAt = new Date(Date.now() + 86_400_000);
    await inOrganization(organizationId, (tx) =>
      tx.connectLink.createMany({
        data: ["github", "linear"].map((integration) => ({
          ...link,
          integration,
          expiresAt,
          tokenHash: Buffer.from(randomUUID()),
        })),
      }),
    );

    const { removalId, connections } = await kill("github");
    expect(connections).toBe(2);
    expect(await alive("github")).toBe(0);
    expect(await alive("linear")).toBe(1);
    expect(await execute(getReceipt, owner, { removalId })).toMatchObject({
      title: "Everything at GitHub",
      kind: "revoke_all",
      state: "done",
      text: "Removed. Every access at GitHub is gone.",
      stepsTotal: 5,
    });
    const { status } = await execute(getConnectAttempt, owner, { attemptId: attemptId ?? "" });
    expect(status).toBe("removed");
    const links = await inOrganization(organizationId, (tx) =>
      tx.connectLink.findMany({ where: { organizationId }, orderBy: { integration: "asc" } }),
    );
    expect(links.map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([true, false]);
    const { integrations } = await execute(listIntegrations, owner, { nodeId: agent.id });
    const on = integrations.filter(({ status }) => status === "active").map(({ id }) => id);
    expect(on).toEqual(["linear"]);
  });

  test("for everything takes hundreds of accounts off at once, and destroys every credential", async () => {
    const { organizationId, team } = tree;
    await createKeys(250);
    await installAndConnect(tree, { nodeId: team.id, integration: "gmail" });
    const { removalId, connections } = await kill(null);
    expect(connections).toBe(251);
    expect(await liveConnections()).toBe(0);
    while (!(await isFinished(organizationId, removalId))) await workOffRemovals(organizationId);
    expect(await alive("google")).toBe(0);
    expect(await leftovers(organizationId)).toEqual({ credentials: 0, sealed: 0, outside: 0 });
    const receipt = await execute(getReceipt, tree.owner, { removalId });
    expect(receipt).toMatchObject({ stepsTotal: 503, stepsOver: 503 });
    expect(receipt.steps).toHaveLength(500);
  }, 120_000);

  test("pressed twice at once ends each account once", async () => {
    const { organizationId, team, agent } = tree;
    await installAndConnect(tree, { nodeId: team.id, integration: "gmail" }, "ops@acme.test");
    await installAndConnect(tree, { nodeId: agent.id, integration: "gmail" }, "ops@acme.test");
    await installAndConnect(tree, { nodeId: team.id, integration: "notion" });
    const both = await Promise.all([kill(null), kill(null)]);
    expect(both.map(({ connections }) => connections).toSorted()).toEqual([0, 3]);
    const steps = await Promise.all(
      both.map(({ removalId }) => storedSteps(organizationId, removalId)),
    );
    const revokes = steps.flat().filter(({ kind }) => kind === "revoke");
    expect(revokes.map(({ state }) => state).toSorted()).toEqual(["done", "done", "kept_shared"]);
    for (const provider of ["google", "notion"]) expect(await alive(provider)).toBe(0);
    expect(await leftovers(organizationId)).toEqual({ credentials: 0, sealed: 0, outside: 0 });
  });

  test.each(["github", "linear", "notion"])(
    "leaves nothing of a %s account that is being connected at that very moment",
    async (integration) => {
      const { organizationId, owner, team } = tree;
      const place = { nodeId: team.id, integration };
      await execute(installIntegration, owner, place);
      for (let round = 0; round < 4; round += 1) {
        const { attemptId } = await execute(startConnect, owner, place);
        const { url } = await execute(authorizeConnect, owner, { attemptId: attemptId ?? "" });
        const answer = await consentAt(url);
        const [killed] = await Promise.allSettled([
          kill(null),
          execute(finishConnect, owner, answer),
        ]);
        expect(killed.status).toBe("fulfilled");
        // A connect that came after it is one that somebody made after it.
        if ((await liveConnections()) > 0) await kill(null);
        await workOffRemovals(organizationId);
        expect(await alive(integration)).toBe(0);
        expect(await leftovers(organizationId)).toEqual({ credentials: 0, sealed: 0, outside: 0 });
      }
    },
    90_000,
  );

  test("keeps out an account whose code a slow provider is just redeeming, and gives back what comes", async () => {
    const { organizationId, owner, team } = tree;
    await execute(installIntegration, owner, { nodeId: team.id, integration: "github" });
    const { attemptId, finishing } = await redeemSlowly(sandbox, owner, team.id);
    expect(await kill("github")).toMatchObject({ connections: 0 });
    expect(await finishing).toBe("This attempt has ended meanwhile. Nothing was saved.");
    await workOffRemovals(organizationId);
    expect(await liveConnections()).toBe(0);
    expect(await alive("github")).toBe(0);
    await endOverdueAttempt(organizationId, parseAttemptId(attemptId)?.id ?? "");
    expect(await leftovers(organizationId)).toEqual({ credentials: 0, sealed: 0, outside: 0 });
  }, 30_000);

  test("takes an admin of the organization, and an owner for all providers at once", async () => {
    const { organizationId, team } = tree;
    const admin = await createPerson(organizationId, organizationId, "admin");
    const below = await createPerson(organizationId, team.id, "admin");
    await expect(kill("github", below)).rejects.toMatchObject({ kind: "not_found" });
    await expect(kill(null, admin)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await kill("github", admin)).toMatchObject({ connections: 0 });
    await expect(kill("nobody", admin)).rejects.toMatchObject({ kind: "invalid_input" });
    const elsewhere = { nodeId: team.id, provider: "github" };
    await expect(execute(revokeEverything, admin, elsewhere)).rejects.toMatchObject({
      kind: "invalid_input",
    });
  });
});
