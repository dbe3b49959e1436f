import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { crashPoints } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { execute } from "@/lib/pipeline/execute";
import { connectAccount } from "@/lib/testing/connect";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { startProcess, type TestProcess } from "@/lib/testing/process";
import {
  connectTestAccount,
  expireToken,
  storedAccount,
  type TestAccount,
} from "@/lib/testing/refreshed-account";

useOwnDatabase();

let sandbox: OwnSandbox;
let tree: TestTree;
/** The process that goes on after the death of another one. */
let survivor: TestProcess;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  [tree, survivor] = await Promise.all([createTree(), startProcess()]);
});
afterEach(() => survivor.kill());

/** Renews in a process that dies at a point, as of a power failure. */
async function dieAt(point: string, account: TestAccount): Promise<void> {
  const dying = await startProcess({ ALFE_CRASH_AT: point });
  await expect(dying.ask("renew", account)).rejects.toThrow("SIGKILL");
  expect(await dying.ended).toBe("SIGKILL");
  expect(dying.log()).toContain(`crash point ${point}`);
}

const endpoints = {
  linear: { host: "api.linear.app", path: "/oauth/token" },
  google: { host: "oauth2.googleapis.com", path: "/token" },
};

/** Successful and refused token requests since the account was connected. */
async function renewals(provider: keyof typeof endpoints): Promise<number[]> {
  const { host, path } = endpoints[provider];
  return (await sandbox.requests(host, path)).slice(1).map(({ status }) => status);
}

const refreshEvents = (account: TestAccount) =>
  inOrganization(account.organizationId, async (tx) => {
    const rows = await tx.auditEvent.findMany({
      where: {
        organizationId: account.organizationId,
        subjectId: account.id,
        operation: "refresh_connection",
      },
      orderBy: { at: "asc" },
    });
    return rows.map(({ actorKind, details }) => ({ actorKind, ...(details as object) }));
  });

const told = (organizationId: string) =>
  inOrganization(organizationId, (tx) =>
    tx.notification.findMany({
      where: { organizationId },
      select: { userId: true, kind: true, subjectId: true },
    }),
  );

const points = crashPoints.filter((point) => point.startsWith("refresh:"));

test("every point of a refresh is tried", () => {
  expect(points).toEqual(["refresh:before_request", "refresh:after_answer", "refresh:after_store"]);
});

/** What becomes of an account whose refresh died: the token requests it took, and how it goes on. */
const fates = {
  linear: {
    // The request was never sent: the next one succeeds.
    "refresh:before_request": { requests: [200], version: 2, survives: true },
    // It had rotated the refresh token, and the answer is lost: no provider without grace gives another.
    "refresh:after_answer": { requests: [200, 400], version: 1, survives: false },
    "refresh:after_store": { requests: [200], version: 2, survives: true },
  },
  google: {
    "refresh:before_request": { requests: [200], version: 2, survives: true },
    "refresh:after_answer": { requests: [200, 200], version: 2, survives: true },
    "refresh:after_store": { requests: [200], version: 2, survives: true },
  },
} as const;

const integrationOf = { linear: "linear", google: "google-calendar" } as const;
const cases = (["linear", "google"] as const).flatMap((provider) =>
  points.map((point) => ({
    provider,
    point,
    ...fates[provider][point as keyof (typeof fates)["linear"]],
  })),
);

describe("a server that is killed while it renews a token", () => {
  test.each(cases.filter(({ survives }) => survives))(
    "$provider, $point: another one goes on, and the account works",
    async ({ provider, point, requests, version }) => {
      const account = await connectTestAccount(tree, integrationOf[provider], provider);
      await expireToken(sandbox, account);
      await dieAt(point, account);
      expect(await survivor.ask("probe", account)).toBe("accepted");
      expect(await renewals(provider)).toEqual(requests);
      expect(await storedAccount(account)).toMatchObject({
        credentialVersion: version,
        brokenAt: null,
        refreshingSince: null,
      });
      expect(await refreshEvents(account)).toEqual([
        expect.objectContaining({ actorKind: "system", outcome: "renewed" }),
      ]);
      expect(await told(account.organizationId)).toEqual([]);
    },
    90_000,
  );

  test.each(cases.filter(({ survives }) => !survives))(
    "$provider, $point: the account is reported as one to reconnect, the person is told, and reconnecting heals the same row",
    async ({ provider, point, requests, version }) => {
      const integration = integrationOf[provider];
      const account = await connectTestAccount(tree, integration, provider);
      await expireToken(sandbox, account);
      await dieAt(point, account);
      // Nobody knows yet: the answer may still be on its way to a process that lives.
      expect(await storedAccount(account)).toMatchObject({ brokenAt: null });
      expect(await survivor.ask("probe", account)).toBe("refused");
      expect(await renewals(provider)).toEqual(requests);
      expect(await storedAccount(account)).toMatchObject({
        credentialVersion: version,
        brokenReason: "expired",
        refreshingSince: null,
      });
      const at = { nodeId: tree.agent.id, integration };
      const { status } = await execute(getEffectiveIntegration, tree.owner, at);
      expect(status).toBe("needs_reconnect");
      expect(await told(account.organizationId)).toEqual([
        { userId: tree.owner.actor.userId, kind: "connection_broken", subjectId: account.id },
      ]);
      expect(await refreshEvents(account)).toEqual([
        expect.objectContaining({ actorKind: "system", outcome: "expired" }),
      ]);

      const { connectionId } = await connectAccount(tree.owner, {
        nodeId: tree.team.id,
        integration,
        reconnects: account.id,
      });
      expect(connectionId).toBe(account.id);
      expect(await storedAccount(account)).toMatchObject({ brokenAt: null, brokenReason: null });
      expect(await survivor.ask("probe", account)).toBe("accepted");
    },
    90_000,
  );
});
