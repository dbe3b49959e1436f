import pg from "pg";
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  type MockInstance,
  test,
  vi,
} from "vitest";
import { inOrganization } from "@/lib/db";
import { env } from "@/lib/env";
import { execute } from "@/lib/pipeline/execute";
import { sealAppSecret } from "@/lib/provider-apps/app-secret";
import { connectAccount } from "@/lib/testing/connect";
import { createPerson, createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import {
  connectTestAccount,
  expireToken,
  storedAccount,
  type TestAccount,
  usedOf,
} from "@/lib/testing/refreshed-account";
import { callTool } from "@/lib/tools/dispatch";
import { Secret } from "@/lib/vault/secret";
import { checkHealth } from "./check-health";
import { getConnection } from "./get";
import { probeConnection } from "./probe";
import { sweepHealth } from "./sweep-health";
import { testConnection } from "./test";

useOwnDatabase();

let sandbox: OwnSandbox;
let tree: TestTree;
let queue: pg.Pool;
let log: MockInstance<typeof process.stderr.write>;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  queue = new pg.Pool({ connectionString: env().ALFE_JOBS_DATABASE_URL, max: 1 });
  log = vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(async () => {
  await queue.end();
  await sandbox.close();
});
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
});

const connect = (provider: keyof typeof integrations) =>
  connectTestAccount(tree, integrations[provider], provider);
const integrations = {
  github: "github",
  google: "google-calendar",
  linear: "linear",
  notion: "notion",
} as const;

const set = (account: TestAccount, data: Record<string, Date | string | null>) =>
  inOrganization(account.organizationId, (tx) =>
    tx.connection.updateMany({
      where: { organizationId: account.organizationId, id: account.id },
      data,
    }),
  );
const call = (tool: string, args: Record<string, unknown> = {}) =>
  execute(callTool, tree.owner, { nodeId: tree.agent.id, tool, arguments: args });
const read = {
  github: () => call("github_search_repositories", { query: "website" }),
  google: () =>
    call("google_calendar_list_events", {
      from: "2026-11-23T00:00:00Z",
      to: "2026-11-24T00:00:00Z",
    }),
  linear: () => call("linear_list_teams"),
  notion: () => call("notion_search_pages", { query: "" }),
};
const revokeUpstream = async (provider: string) => {
  for (const { id } of await sandbox.grants(provider))
    await sandbox.control("POST", `/grants/${id}/revoke`);
};
const told = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.notification.findMany({
      where: { organizationId: tree.organizationId },
      select: { userId: true, kind: true, subjectId: true, details: true },
    }),
  );
const shown = async ({ id }: TestAccount) => {
  const { health, activity } = await execute(getConnection, tree.owner, { connectionId: id });
  return { health, activity: activity.map(({ text }) => text) };
};
const job = async (key: string) => {
  const { rows } = await queue.query<{ runAt: Date }>(
    `select run_at as "runAt" from graphile_worker._private_jobs where key = $1`,
    [key],
  );
  return rows[0]?.runAt;
};
const minutesUntil = (at: Date | undefined) => ((at?.getTime() ?? 0) - Date.now()) / 60_000;

/** Everything that a bad moment of a provider might be mistaken for. */
const facts = async (account: TestAccount) => {
  const { brokenAt, brokenReason, credentialVersion, grantedScopes, ...row } =
    await storedAccount(account);
  const { checkedAt, refreshingSince, tokenExpiresAt, expiresAt, endedAt, isDefault } = row;
  return {
    ...{ brokenAt, brokenReason, credentialVersion, grantedScopes, checkedAt },
    ...{ refreshingSince, tokenExpiresAt, expiresAt, endedAt, isDefault },
  };
};

const faults = [
  { name: "403", fault: { kind: "status", status: 403 }, silent: false },
  { name: "404", fault: { kind: "status", status: 404 }, silent: false },
  // Without a pause, in which the second call would not be sent at all.
  { name: "429", fault: { kind: "rate_limit", retryAfterSeconds: 0 }, silent: false },
  { name: "500", fault: { kind: "status", status: 500 }, silent: true },
  { name: "503", fault: { kind: "status", status: 503 }, silent: true },
  { name: "no answer in time", fault: { kind: "timeout" }, silent: true },
  { name: "a broken connection", fault: { kind: "reset" }, silent: true },
];
const order = (provider: string, fault: object) =>
  sandbox.control("POST", "/faults", { provider, ...fault });

describe("a bad moment of a provider", () => {
  test.each(
    faults.flatMap((each) =>
      (["github", "linear"] as const).map((provider) => ({ ...each, provider })),
    ),
  )(
    "$provider answers a probe with $name: it changes nothing but since when it does not answer",
    async ({ provider, fault, silent }) => {
      const account = await connect(provider);
      const before = await facts(account);
      await order(provider, fault);
      const begun = new Date();
      const { kind } = await probeConnection(usedOf(account));
      expect(kind).toBe(silent ? "unanswered" : "unclear");
      expect(await facts(account)).toEqual(before);
      const { unansweredSince } = await storedAccount(account);
      if (silent) expect(unansweredSince?.getTime()).toBeGreaterThanOrEqual(begun.getTime());
      else expect(unansweredSince).toBeNull();
      expect((await shown(account)).health).toBe(silent ? "not_answering" : "healthy");
      // It lasts since the first time, and any answer ends it.
      if (!silent || fault.kind === "timeout") return;
      await probeConnection(usedOf(account));
      expect((await storedAccount(account)).unansweredSince).toEqual(unansweredSince);
      await sandbox.control("DELETE", "/faults");
      await order(provider, { kind: "status", status: 403 });
      await probeConnection(usedOf(account));
      expect((await storedAccount(account)).unansweredSince).toBeNull();
      expect(await told()).toEqual([]);
    },
  );

  test.each(
    faults
      .filter(({ name }) => name !== "no answer in time")
      .flatMap((each) =>
        (["github", "linear", "google"] as const).map((provider) => ({ ...each, provider })),
      ),
  )(
    "$provider answers a tool call with $name: the account stays as it was",
    async ({ provider, fault, silent }) => {
      const account = await connect(provider);
      const before = await facts(account);
      await order(provider, fault);
      const kind = expect.stringMatching(/^(provider_failed|unavailable|rate_limited)$/) as string;
      await expect(read[provider]()).rejects.toMatchObject({ kind });
      expect(await facts(account)).toEqual(before);
      // Calls end a silence, they begin none: a tool may ask for what takes long.
      await set(account, { unansweredSince: new Date() });
      await expect(read[provider]()).rejects.toMatchObject({ kind });
      const { unansweredSince } = await storedAccount(account);
      if (silent) expect(unansweredSince).not.toBeNull();
      else expect(unansweredSince).toBeNull();
      expect(await facts(account)).toEqual(before);
    },
  );

  test("a token endpoint that is down breaks nothing, and answers again later", async () => {
    const account = await connect("linear");
    for (const fault of faults.filter(({ name }) => /^(429|5\d\d|a broken)/.test(name))) {
      await expireToken(sandbox, account);
      // A request that may have been received leaves a mark; that one is old.
      await set(account, { refreshingSince: null });
      await sandbox.control("POST", "/faults", {
        host: "api.linear.app",
        path: "/oauth/token",
        ...fault.fault,
      });
      await expect(read.linear()).rejects.toMatchObject({ kind: "unavailable" });
      const { brokenAt, unansweredSince } = await storedAccount(account);
      expect(brokenAt).toBeNull();
      expect(unansweredSince === null).toBe(!fault.silent);
      await sandbox.control("DELETE", "/faults");
      expect((await read.linear()).outcome).toBe("done");
      expect(await storedAccount(account)).toMatchObject({
        brokenAt: null,
        unansweredSince: null,
        refreshingSince: null,
      });
    }
  }, 60_000);
});

describe("a grant that was revoked at the provider", () => {
  test.each(["github", "google", "linear", "notion"] as const)(
    "%s: shows within one call, the person is told once, and reconnecting heals the same row",
    async (provider) => {
      const account = await connect(provider);
      expect((await read[provider]()).outcome).toBe("done");
      expect((await shown(account)).health).toBe("healthy");
      await revokeUpstream(provider);
      await expect(read[provider]()).rejects.toMatchObject({ kind: "conflict" });
      expect((await shown(account)).health).toBe("revoked");
      await expect(read[provider]()).rejects.toMatchObject({ kind: "conflict" });
      expect(await told()).toMatchObject([
        { userId: tree.owner.actor.userId, kind: "connection_broken", subjectId: account.id },
      ]);

      const place = { nodeId: tree.team.id, integration: integrations[provider] };
      const again = await connectAccount(tree.owner, { ...place, reconnects: account.id });
      expect(again.connectionId).toBe(account.id);
      expect((await shown(account)).health).toBe("healthy");
      expect((await read[provider]()).outcome).toBe("done");
    },
  );

  test.each(["github", "google", "linear", "notion"] as const)(
    "%s: shows within one probe",
    async (provider) => {
      const account = await connect(provider);
      await revokeUpstream(provider);
      expect((await probeConnection(usedOf(account))).kind).toBe("refused");
      expect(await storedAccount(account)).toMatchObject({ brokenReason: "revoked" });
      expect(await told()).toMatchObject([{ kind: "connection_broken" }]);
    },
  );

  test("once who connected it has left, the admins of its node are told", async () => {
    const account = await connect("github");
    const { userId } = (await createPerson(tree.organizationId, tree.team.id, "member")).actor;
    await set(account, { connectedBy: userId });
    await inOrganization(tree.organizationId, (tx) =>
      tx.membership.deleteMany({ where: { organizationId: tree.organizationId, userId } }),
    );
    await revokeUpstream("github");
    await probeConnection(usedOf(account));
    expect(await told()).toMatchObject([{ userId: tree.owner.actor.userId }]);
  });

  test("it shows within one probe of the background too, which then ends", async () => {
    const account = await connect("github");
    await revokeUpstream("github");
    await set(account, { checkedAt: new Date(Date.now() - 3_600_000) });
    await checkHealth(account);
    expect((await shown(account)).health).toBe("revoked");
    const before = await sandbox.count();
    await checkHealth(account);
    expect(await sandbox.count()).toBe(before);
  });
});

describe("an app that the provider refuses", () => {
  /** Makes the connection one of an own app of the organization, which shows this secret. */
  async function useOwnApp(account: TestAccount, secret: string): Promise<void> {
    const { organizationId } = account;
    await inOrganization(organizationId, async (tx) => {
      const known = await tx.providerApp.findFirst({ where: { organizationId } });
      const id = known?.id ?? crypto.randomUUID();
      const sealed = await sealAppSecret(tx, new Secret(secret), { organizationId, id });
      if (known)
        await tx.providerApp.updateMany({ where: { organizationId }, data: { secret: sealed } });
      else
        await tx.providerApp.create({
          data: {
            ...{ organizationId, id, provider: "linear", version: 1, world: "sandbox" },
            ...{ clientId: "sandbox-linear", secret: sealed },
          },
        });
      await tx.connection.updateMany({
        where: { organizationId, id: account.id },
        data: { providerAppId: id },
      });
    });
  }

  test("admins of the organization are told, not the person who connected, and it heals by itself", async () => {
    const member = await createPerson(tree.organizationId, tree.project.id, "member");
    const account = await connect("linear");
    await set(account, { connectedBy: member.actor.userId });
    await useOwnApp(account, "wrong");
    await expireToken(sandbox, account);
    await expect(read.linear()).rejects.toMatchObject({ kind: "conflict" });
    expect((await shown(account)).health).toBe("app_refused");
    expect(await told()).toEqual([
      {
        userId: tree.owner.actor.userId,
        kind: "app_refused",
        subjectId: null,
        details: { provider: "Linear" },
      },
    ]);
    await useOwnApp(account, "sandbox-linear-secret");
    await checkHealth(account);
    expect((await shown(account)).health).toBe("healthy");
    expect((await read.linear()).outcome).toBe("done");
  });

  test("the server's own app alarms the operator", async () => {
    const account = await connect("linear");
    await expireToken(sandbox, account);
    await sandbox.control("POST", "/clients/sandbox-linear/rotate");
    log.mockClear();
    await expect(read.linear()).rejects.toMatchObject({ kind: "conflict" });
    const lines = log.mock.calls.map(([line]) => line as string);
    expect(lines.filter((line) => line.includes("operator: Linear refuses"))).toHaveLength(1);
    expect(await told()).toMatchObject([{ kind: "app_refused" }]);
  });
});

describe("looking after connections", () => {
  test("a new connection is looked at within the hour, and its token renewed before it ends", async () => {
    const account = await connect("google");
    expect(minutesUntil(await job(`probe:${account.id}`))).toBeGreaterThan(20);
    expect(minutesUntil(await job(`probe:${account.id}`))).toBeLessThan(40);
    const { tokenExpiresAt } = await storedAccount(account);
    const ahead =
      minutesUntil(tokenExpiresAt ?? undefined) - minutesUntil(await job(`refresh:${account.id}`));
    expect(ahead).toBeGreaterThan(1);
    expect(ahead).toBeLessThan(10.1);
  });

  test("real traffic spares the probe; where there is none, one is sent", async () => {
    const account = await connect("github");
    await read.github();
    const before = await sandbox.count();
    await checkHealth(account);
    expect(await sandbox.count()).toBe(before);
    await set(account, { checkedAt: new Date(Date.now() - 40 * 60_000) });
    await checkHealth(account);
    expect(await sandbox.count()).toBe(before + 1);
    const { checkedAt } = await storedAccount(account);
    expect(Date.now() - (checkedAt?.getTime() ?? 0)).toBeLessThan(10_000);
  });

  test("calls note that the account works, at most once a minute", async () => {
    const account = await connect("github");
    const old = new Date(Date.now() - 3_600_000);
    await set(account, { checkedAt: old });
    await read.github();
    const { checkedAt } = await storedAccount(account);
    expect(checkedAt?.getTime()).toBeGreaterThan(old.getTime());
    await read.github();
    expect((await storedAccount(account)).checkedAt).toEqual(checkedAt);
  });

  test("whoever connected an account is told once, a week ahead, that its access ends", async () => {
    const account = await connect("github");
    await set(account, { expiresAt: new Date(Date.now() + 6 * 24 * 3_600_000) });
    await checkHealth(account);
    await checkHealth(account);
    expect(await told()).toMatchObject([
      { userId: tree.owner.actor.userId, kind: "connection_ends_soon", subjectId: account.id },
    ]);
    expect((await shown(account)).health).toBe("ends_soon");
    await set(account, { expiresAt: new Date(Date.now() - 1000) });
    await checkHealth(account);
    expect((await told()).map(({ kind }) => kind).toSorted()).toEqual([
      "connection_broken",
      "connection_ends_soon",
    ]);
    expect((await shown(account)).health).toBe("expired");
  });

  test("a connection that lost its jobs gets them back", async () => {
    const account = await connect("linear");
    await queue.query("delete from graphile_worker._private_jobs where key = any ($1)", [
      [`probe:${account.id}`, `refresh:${account.id}`],
    ]);
    await sweepHealth(account.organizationId);
    expect(await job(`probe:${account.id}`)).toBeUndefined();
    await set(account, {
      checkedAt: new Date(Date.now() - 8 * 3_600_000),
      tokenExpiresAt: new Date(),
    });
    await sweepHealth(account.organizationId);
    expect(await job(`probe:${account.id}`)).toBeDefined();
    expect(await job(`refresh:${account.id}`)).toBeDefined();
  });
});

describe("testing a connection", () => {
  const ask = ({ id }: TestAccount, person = tree.owner) =>
    execute(testConnection, person, { connectionId: id });

  test("says how long the provider took and whose account it is", async () => {
    const account = await connect("github");
    const { ok, message, connection } = await ask(account);
    expect(message).toMatch(/^GitHub answered in \d+ ms as octocat\.$/);
    expect(ok).toBe(true);
    expect(connection).toMatchObject({ id: account.id, health: "healthy" });
    expect((await shown(account)).activity[0]).toMatch(/^Tested by/);
  });

  test("a failed one changes health at once, and one that works again heals", async () => {
    const account = await connect("github");
    const fault = (await order("github", { kind: "status", status: 500 })) as { id: string };
    expect(await ask(account)).toMatchObject({
      ok: false,
      message: expect.stringContaining("GitHub") as string,
      connection: { health: "not_answering" },
    });
    await sandbox.control("DELETE", `/faults/${fault.id}`);
    expect(await ask(account)).toMatchObject({ ok: true, connection: { health: "healthy" } });

    await revokeUpstream("github");
    expect(await ask(account)).toMatchObject({ ok: false, connection: { health: "revoked" } });
    expect(await told()).toMatchObject([{ kind: "connection_broken" }]);
  });

  test("a refusal that was none heals when the provider accepts the account again", async () => {
    const account = await connect("github");
    await set(account, { brokenAt: new Date(Date.now() - 1000), brokenReason: "revoked" });
    expect(await ask(account)).toMatchObject({ ok: true, connection: { health: "healthy" } });
  });

  test("takes a role that manages the account", async () => {
    const account = await connect("github");
    const viewer = await createPerson(tree.organizationId, tree.team.id, "viewer");
    await expect(ask(account, viewer)).rejects.toMatchObject({ kind: "forbidden" });
    const elsewhere = await createTree();
    await expect(ask(account, elsewhere.owner)).rejects.toMatchObject({ kind: "not_found" });
  });
});
