import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { inOrganization } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Worker } from "@/lib/jobs/worker";
import { Secret } from "@/lib/vault/secret";
import { connectAccount } from "@/lib/testing/connect";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import {
  connectTestAccount,
  expireToken,
  storedAccount,
  type TestAccount,
  usedOf,
} from "@/lib/testing/refreshed-account";
import { startProcess } from "@/lib/testing/process";
import { startTestWorker } from "@/lib/testing/worker";
import { execute } from "@/lib/pipeline/execute";
import { cleanUp } from "@/lib/removals/run";
import { openCredential, sealCredential } from "./credential";
import { disconnectConnection } from "./disconnect";
import { scheduleRefresh } from "./health";
import { probeConnection } from "./probe";
import { renewCredential, startRenewal } from "./refresh";
import { refreshAhead } from "./refresh-ahead";

useOwnDatabase();

let sandbox: OwnSandbox;
let tree: TestTree;
let account: TestAccount;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  account = await connectTestAccount(tree, "linear", "linear");
});

const token = { host: "api.linear.app", path: "/oauth/token" };
const tokenRequests = async () => (await sandbox.requests(token.host, token.path)).length;
const order = (fault: object) => sandbox.control("POST", "/faults", { ...token, ...fault });
const stored = (of = account) =>
  inOrganization(of.organizationId, async (tx) => {
    const key = { organizationId: of.organizationId, id: of.id };
    const opened = await openCredential(tx, key, { live: true });
    if (!opened) throw new Error("There is no credential");
    return opened;
  });
const tokensOf = async (of = account) => (await stored(of)).secret.reveal();
const renew = (refusedVersion?: number) => renewCredential(usedOf(account), { refusedVersion });
const auditOf = ({ organizationId, id }: TestAccount) =>
  inOrganization(organizationId, (tx) =>
    tx.auditEvent.findMany({
      where: { organizationId, subjectId: id, operation: "refresh_connection" },
      select: { actorKind: true, nodeId: true, details: true },
    }),
  );
const aliveAt = async (provider: string) =>
  (await sandbox.grants(provider)).filter(({ tokens }) => tokens > 0);

describe("renewing", () => {
  test("a token that is good for long is not renewed", async () => {
    expect((await renew()).version).toBe(1);
    expect(await tokenRequests()).toBe(1);
  });

  test("the renewed tokens are stored before anybody gets them, and told to the organization", async () => {
    const before = await tokensOf();
    const { secret, version } = await renew(1);
    expect(version).toBe(2);
    const after = await tokensOf();
    expect(after).toEqual(secret.reveal());
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(after.refreshToken).not.toBe(before.refreshToken);
    expect(await auditOf(account)).toEqual([
      {
        actorKind: "system",
        nodeId: tree.team.id,
        details: { provider: "Linear", account: expect.any(String) as string, outcome: "renewed" },
      },
    ]);
  });

  test("an answer without a refresh token keeps the old one", async () => {
    const google = await connectTestAccount(tree, "google-calendar", "google");
    const before = await tokensOf(google);
    await renewCredential(usedOf(google), { refusedVersion: 1 });
    const after = await tokensOf(google);
    expect(after.refreshToken).toBe(before.refreshToken);
    expect(after.accessToken).not.toBe(before.accessToken);
  });

  test("a version that was replaced meanwhile is not renewed once more", async () => {
    await renew(1);
    expect((await renew(1)).version).toBe(2);
    expect(await tokenRequests()).toBe(2);
  });

  test("whoever gives up is told so, and the renewal goes on", async () => {
    await expireToken(sandbox, account);
    await order({ kind: "slow", delayMs: 1_500 });
    const used = usedOf(account);
    const impatient = renewCredential(used, {}, 200);
    await expect(impatient).rejects.toMatchObject({
      kind: "unavailable",
      message: "Linear takes long to renew the access. Try again in a minute.",
    });
    expect((await startRenewal(used)).version).toBe(2);
    expect(await tokenRequests()).toBe(2);
  });

  test("a credential that was put back from before does not open", async () => {
    const key = { organizationId: account.organizationId, id: account.id };
    const [old] = await inOrganization(key.organizationId, (tx) =>
      tx.connection.findMany({ where: key, select: { credential: true } }),
    );
    await renew(1);
    await inOrganization(key.organizationId, (tx) =>
      tx.connection.updateMany({ where: key, data: { credential: old?.credential ?? null } }),
    );
    await expect(stored()).rejects.toThrow();
  });
});

describe("an answer that is lost on its way", () => {
  test("a provider that rotates has then killed the old token: the account is to be reconnected", async () => {
    await expireToken(sandbox, account);
    await order({ kind: "lost_answer", times: 1 });
    await expect(renew()).rejects.toMatchObject({ kind: "unavailable" });
    expect(await storedAccount(account)).toMatchObject({ brokenAt: null, credentialVersion: 1 });
    await expect(renew()).rejects.toMatchObject({ kind: "conflict" });
    expect(await storedAccount(account)).toMatchObject({ brokenReason: "expired" });
  }, 60_000);

  test("one that does not goes on with the old one", async () => {
    const google = await connectTestAccount(tree, "google-calendar", "google");
    await expireToken(sandbox, google);
    const lost = { host: "oauth2.googleapis.com", path: "/token", kind: "lost_answer", times: 1 };
    await sandbox.control("POST", "/faults", lost);
    await expect(renewCredential(usedOf(google))).rejects.toMatchObject({ kind: "unavailable" });
    expect((await renewCredential(usedOf(google))).version).toBe(2);
    expect(await storedAccount(google)).toMatchObject({ brokenAt: null, refreshingSince: null });
  }, 60_000);
});

describe("while a refresh is under way", () => {
  test("disconnecting leaves no token alive", async () => {
    await order({ kind: "slow", delayMs: 600, times: 1 });
    const renewal = renew(1).catch((error: unknown) => error);
    await vi.waitFor(async () => expect(await tokenRequests()).toBe(2));
    await execute(disconnectConnection, tree.owner, { connectionId: account.id });
    await renewal;
    await vi.waitFor(async () => expect(await aliveAt("linear")).toEqual([]));
  });

  test("reconnecting wins, and what the refresh brought does not stay alive", async () => {
    await order({ kind: "slow", delayMs: 2_500, times: 1 });
    const renewal = renew(1);
    await vi.waitFor(async () => expect(await tokenRequests()).toBe(2));
    await sandbox.control("DELETE", "/faults");
    const place = { nodeId: tree.team.id, integration: "linear", reconnects: account.id };
    expect((await connectAccount(tree.owner, place)).connectionId).toBe(account.id);
    const reconnected = await tokensOf();
    expect((await renewal).secret.reveal()).toEqual(reconnected);
    expect(await tokensOf()).toEqual(reconnected);
    expect((await probeConnection(usedOf(account))).kind).toBe("accepted");
    // What nobody will use is given back by a removal of its own.
    const { organizationId } = account;
    const removals = await inOrganization(organizationId, (tx) =>
      tx.removal.findMany({ where: { organizationId, kind: "give_back" }, select: { id: true } }),
    );
    for (const { id } of removals) await cleanUp(organizationId, id);
    // One access and one refresh token: those of the sign-in.
    const [grant, ...others] = await aliveAt("linear");
    expect(others).toEqual([]);
    expect(grant?.tokens).toBe(2);
  }, 60_000);

  test("a lock session that is lost makes nobody send a second request", async () => {
    const [first, second] = await Promise.all([startProcess(), startProcess()]);
    try {
      await expireToken(sandbox, account);
      await order({ kind: "slow", delayMs: 9_000 });
      const renewals = [first.ask("renew", account)];
      await vi.waitFor(async () => expect(await tokenRequests()).toBe(2), 10_000);
      const client = new pg.Client(env().ALFE_APP_DATABASE_URL);
      await client.connect();
      const { rowCount } = await client
        .query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'alfe connection locks'",
        )
        .finally(() => client.end());
      expect(rowCount).toBeGreaterThan(0);
      renewals.push(second.ask("renew", account));
      expect(await Promise.all(renewals)).toEqual([2, 2]);
      expect(await tokenRequests()).toBe(2);
      expect(first.log()).toContain("the session of the connection locks was lost");
    } finally {
      await Promise.all([first.kill(), second.kill()]);
    }
  }, 60_000);
});

describe("ahead of the end, in the background", () => {
  let worker: Worker | undefined;
  const stop = async () => {
    await worker?.stop();
    worker = undefined;
  };

  /** Another connection with the same secret, whose token ends in a minute. */
  async function another(of: TestAccount, index: number): Promise<TestAccount> {
    const { organizationId } = of;
    const { secret } = await stored(of);
    return inOrganization(organizationId, async (tx) => {
      const { id } = await tx.connection.create({
        data: {
          ...{ organizationId, nodeId: tree.team.id, provider: of.provider, world: "sandbox" },
          ...{ accountId: `${index}`, accountName: `account ${index}`, isDefault: false },
          credential: "",
          tokenExpiresAt: new Date(Date.now() + 120_000),
        },
        select: { id: true },
      });
      const key = { organizationId, id };
      await tx.connection.updateMany({
        where: key,
        data: { credential: await sealCredential(tx, new Secret(secret.reveal()), key, 1) },
      });
      await scheduleRefresh(tx, key, new Date());
      return { ...key, provider: of.provider };
    });
  }

  test("a token is renewed although nobody asks for it", async () => {
    const google = await connectTestAccount(tree, "google-calendar", "google");
    const due = await another(google, 1);
    worker = await startTestWorker();
    await vi.waitFor(async () => {
      expect(await storedAccount(due)).toMatchObject({ credentialVersion: 2 });
    }, 20_000);
    await stop();
  }, 60_000);

  test("what failed for now is tried again, what was refused is not", async () => {
    await expireToken(sandbox, account);
    await order({ kind: "status", status: 503, times: 1 });
    await expect(refreshAhead(account)).rejects.toThrow(AppError);
    await refreshAhead(account);
    expect(await storedAccount(account)).toMatchObject({ credentialVersion: 2, brokenAt: null });
    await expireToken(sandbox, account);
    for (const { id } of await sandbox.grants("linear"))
      await sandbox.control("POST", `/grants/${id}/revoke`);
    await refreshAhead(account);
    expect(await storedAccount(account)).toMatchObject({ brokenReason: "revoked" });
    const before = await tokenRequests();
    await refreshAhead(account);
    expect(await tokenRequests()).toBe(before);
  });

  // The last one: what hangs goes on to hang in this process.
  test("hundreds that are due at a provider that hangs keep nobody else's waiting", async () => {
    const google = await connectTestAccount(tree, "google-calendar", "google");
    const hanging: TestAccount[] = [];
    for (let index = 0; index < 150; index += 1) hanging.push(await another(account, index));
    await order({ kind: "timeout" });
    worker = await startTestWorker({ concurrency: 5 });
    await vi.waitFor(async () => expect(await tokenRequests()).toBeGreaterThan(3), 20_000);
    const due = await another(google, 1);
    const begun = performance.now();
    await vi.waitFor(
      async () => {
        expect(await storedAccount(due)).toMatchObject({ credentialVersion: 2 });
      },
      { timeout: 40_000, interval: 200 },
    );
    expect(performance.now() - begun).toBeLessThan(20_000);
    // And no more than a few of one process wait for one provider.
    expect(await tokenRequests()).toBeLessThanOrEqual(1 + 4);
    await sandbox.reset();
    await stop();
  }, 120_000);
});
