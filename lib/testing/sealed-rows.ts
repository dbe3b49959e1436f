import { randomUUID } from "node:crypto";
import { inOrganization } from "@/lib/db";
import { seal } from "@/lib/vault/seal";
import type { TestTree } from "./fixtures";

type Sealed = { table: string; id: string };

/** Connections with sealed credentials at the team, each of an account of its own. */
export const createSealedConnections = (tree: TestTree, count: number): Promise<string[]> =>
  inOrganization(tree.organizationId, async (tx) => {
    const { organizationId, team } = tree;
    const ids = Array.from({ length: count }, () => randomUUID());
    const data = [];
    for (const id of ids) {
      const place = {
        organizationId,
        table: "connection",
        rowId: id,
        field: "credential",
        version: 1,
      };
      data.push({
        organizationId,
        id,
        nodeId: team.id,
        provider: "github",
        world: "sandbox",
        accountId: id,
        accountName: "octocat",
        isDefault: false,
        credential: await seal(tx, { accessToken: `token of ${id}` }, place),
      });
    }
    await tx.connection.createMany({ data });
    return ids;
  });

/** One row of every table that has sealed text, and both kinds of attempts. */
export async function createSealedRows(tree: TestTree): Promise<Sealed[]> {
  const { organizationId, team, agent, owner } = tree;
  const [connection = ""] = await createSealedConnections(tree, 1);
  const made = await inOrganization(organizationId, async (tx) => {
    const sealed = (table: string, rowId: string, field: string) =>
      seal(tx, `${table} ${rowId}`, { organizationId, table, rowId, field, version: 1 });
    const [waiting, partial, app, removal, step, schedule] = Array.from({ length: 6 }, () =>
      randomUUID(),
    ) as [string, string, string, string, string, string];
    const [approval, request] = [randomUUID(), randomUUID()];
    for (const [id, status, field] of [
      [waiting, "waiting", "verifier"],
      [partial, "partial", "tokens"],
    ] as const)
      await tx.connectAttempt.create({
        data: {
          organizationId,
          id,
          status,
          nodeId: team.id,
          integration: "github",
          provider: "github",
          world: "sandbox",
          userId: owner.actor.userId,
          sessionId: owner.actor.sessionId,
          scopes: [],
          expiresAt: new Date(Date.now() + 600_000),
          sealed: await sealed("connect_attempt", id, field),
        },
      });
    await tx.providerApp.create({
      data: {
        organizationId,
        id: app,
        provider: "github",
        version: 1,
        world: "sandbox",
        clientId: "sandbox-own",
        secret: await sealed("provider_app", app, "secret"),
      },
    });
    await tx.removal.create({
      data: { organizationId, id: removal, nodeId: team.id, kind: "give_back" },
    });
    await tx.removalStep.create({
      data: {
        organizationId,
        id: step,
        removalId: removal,
        position: 0,
        kind: "revoke",
        sealed: await sealed("removal_step", step, "sealed"),
      },
    });
    const provision = randomUUID();
    await tx.provision.create({
      data: {
        organizationId,
        id: provision,
        nodeId: agent.id,
        integration: "slack",
        provider: "slack",
        world: "sandbox",
        kind: "app",
        sealed: await sealed("provision", provision, "sealed"),
      },
    });
    await tx.schedule.create({
      data: {
        organizationId,
        id: schedule,
        nodeId: agent.id,
        name: "Daily",
        tool: "web_fetch",
        cron: "0 9 * * *",
        timeZone: "UTC",
        arguments: await sealed("schedule", schedule, "arguments"),
      },
    });
    await tx.approval.create({
      data: {
        organizationId,
        id: approval,
        nodeId: agent.id,
        kind: "install",
        integration: "github",
        arguments: await sealed("approval", approval, "arguments"),
        result: await sealed("approval", approval, "result"),
        digest: new Uint8Array(32),
        circumstances: new Uint8Array(32),
        expiresAt: new Date(Date.now() + 600_000),
      },
    });
    const message = randomUUID();
    await tx.conversation.create({
      data: {
        organizationId,
        id: message,
        nodeId: agent.id,
        connectionId: connection,
        externalId: "C1",
        kind: "channel",
        name: "#general",
      },
    });
    await tx.message.create({
      data: {
        organizationId,
        id: message,
        nodeId: agent.id,
        connectionId: connection,
        conversationId: message,
        direction: "in",
        kind: "message",
        externalId: message,
        sentAt: new Date(),
        settlesAt: new Date(),
        body: await sealed("message", message, "body"),
      },
    });
    await tx.inbox.create({
      data: {
        organizationId,
        nodeId: agent.id,
        webhookUrl: "https://agent.test",
        webhookSecret: await sealed("inbox", agent.id, "webhook_secret"),
      },
    });
    await tx.idempotentRequest.create({
      data: {
        organizationId,
        id: request,
        principalId: agent.id,
        keyHash: new Uint8Array(32),
        requestDigest: new Uint8Array(32),
        expiresAt: new Date(Date.now() + 600_000),
        answeredAt: new Date(),
        status: 200,
        answer: await sealed("idempotent_request", request, "answer"),
      },
    });
    return [
      { table: "connect_attempt", id: waiting },
      { table: "connect_attempt", id: partial },
      { table: "provider_app", id: app },
      { table: "removal_step", id: step },
      { table: "provision", id: provision },
      { table: "schedule", id: schedule },
      { table: "approval", id: approval },
      { table: "message", id: message },
      { table: "inbox", id: agent.id },
      { table: "idempotent_request", id: request },
    ];
  });
  return [{ table: "connection", id: connection }, ...made];
}
