import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { principalOf } from "@/lib/auth/principal";
import { directory, inOrganization } from "@/lib/db";
import { listPersonalTokens } from "@/lib/keys/list-personal-tokens";
import { listMembers } from "@/lib/members/list";
import { removeMember } from "@/lib/members/remove";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createTree } from "@/lib/testing/fixtures";
import { serveDevice } from "@/lib/transport/device";
import { hashToken } from "@/lib/vault/token";
import { decideDevice } from "./decide";
import { findDevice } from "./find";
import { sweepDevices } from "./sweep";

/** An address of its own, so that no test counts another's tries. */
const someAddress = () => `192.0.2.${randomUUID()}`;

async function post(
  path: "device_authorization" | "token",
  fields: Record<string, string>,
  { form = false, address = someAddress() } = {},
) {
  const response = await serveDevice(
    new Request(`http://127.0.0.1/api/v1/${path}`, {
      method: "POST",
      headers: { "content-type": form ? "application/x-www-form-urlencoded" : "application/json" },
      body: form ? new URLSearchParams(fields).toString() : JSON.stringify(fields),
    }),
    { address, requestId: randomUUID() },
  );
  expect(response.headers.get("cache-control")).toBe("no-store");
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const Started = z.object({ device_code: z.string(), user_code: z.string() });

async function start(clientName = "alfe on build-server") {
  const { body } = await post("device_authorization", { client_name: clientName });
  const { device_code: deviceCode, user_code: userCode } = Started.parse(body);
  return { deviceCode, userCode };
}

const grantType = "urn:ietf:params:oauth:grant-type:device_code";
const poll = (deviceCode: string, form = false) =>
  post("token", { grant_type: grantType, device_code: deviceCode }, { form });

const change = (deviceCode: string, data: { expiresAt?: Date; lastPolledAt?: Date }) =>
  directory().deviceAuthorization.update({
    where: { deviceCodeHash: hashToken(deviceCode) },
    data,
  });

describe("a terminal that asks to sign in", () => {
  test.each([
    ["a form", true],
    ["JSON", false],
  ])("gets codes, waits, and has a token once it is allowed, speaking %s", async (_name, form) => {
    const { organizationId, slug, owner } = await createTree();
    const { userId } = owner.actor;
    const fields = { client_name: "alfe on build-server" };
    const address = someAddress();
    const started = await post("device_authorization", fields, { form, address });
    expect(started).toMatchObject({ status: 200, body: { expires_in: 600, interval: 5 } });
    const { device_code: deviceCode, user_code: userCode } = Started.parse(started.body);
    expect(started.body.verification_uri_complete).toMatch(
      new RegExp(`/device\\?code=${userCode}$`),
    );
    expect(await poll(deviceCode, form)).toMatchObject({
      status: 400,
      body: { error: "authorization_pending" },
    });
    expect(await findDevice(userId, userCode.toLowerCase())).toMatchObject({
      clientName: "alfe on build-server",
      address,
    });
    await decideDevice(userId, { code: userCode, organizationId });
    const { status, body } = await poll(deviceCode, form);
    expect([status, body]).toMatchObject([
      200,
      { token_type: "Bearer", expires_in: 90 * 86_400, organization: { id: organizationId, slug } },
    ]);
    const request = new Request("http://127.0.0.1/", {
      headers: { authorization: `Bearer ${String(body.access_token)}` },
    });
    expect(await principalOf(request, "")).toMatchObject({
      kind: "token",
      caller: { organizationId, actor: { userId, sessionId: null } },
    });
    const { keys } = await execute(listPersonalTokens, owner, {});
    expect(keys).toMatchObject([{ name: "alfe on build-server", state: "live" }]);
    const events = await inOrganization(organizationId, (tx) =>
      tx.auditEvent.findMany({ where: { organizationId, operation: "create_personal_token" } }),
    );
    expect(events).toMatchObject([{ actorId: userId, subjectId: keys[0]?.id }]);
  });

  test("gets its token once, however many ask at the same moment", async () => {
    const { organizationId, owner } = await createTree();
    const { deviceCode, userCode } = await start();
    await decideDevice(owner.actor.userId, { code: userCode, organizationId });
    const answers = await Promise.all(Array.from({ length: 5 }, () => poll(deviceCode)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers)
      if (status !== 200) expect(body.error).toBe("invalid_grant");
    expect((await execute(listPersonalTokens, owner, {})).keys).toHaveLength(1);
  });

  test("is told to slow down where it asks more often than every five seconds", async () => {
    const { deviceCode } = await start();
    expect((await poll(deviceCode)).body.error).toBe("authorization_pending");
    expect((await poll(deviceCode)).body.error).toBe("slow_down");
    await change(deviceCode, { lastPolledAt: new Date(Date.now() - 5_000) });
    expect((await poll(deviceCode)).body.error).toBe("authorization_pending");
  });

  test("is told when it was denied, has expired, or never was", async () => {
    const { owner } = await createTree();
    const denied = await start();
    await decideDevice(owner.actor.userId, { code: denied.userCode, organizationId: null });
    expect((await poll(denied.deviceCode)).body.error).toBe("access_denied");
    const late = await start();
    await change(late.deviceCode, { expiresAt: new Date(Date.now() - 1) });
    expect((await poll(late.deviceCode)).body.error).toBe("expired_token");
    expect((await poll("alfe_dc_never")).body.error).toBe("invalid_grant");
  });

  test("is refused in the words of OAuth where it asks wrongly", async () => {
    const { deviceCode } = await start();
    const wrong = await post("token", { grant_type: "password", device_code: deviceCode });
    expect(wrong).toMatchObject({ status: 400, body: { error: "unsupported_grant_type" } });
    const incomplete: Record<string, string>[] = [
      { grant_type: grantType },
      { device_code: deviceCode },
    ];
    for (const fields of incomplete)
      expect(await post("token", fields)).toMatchObject({
        status: 400,
        body: { error: "invalid_request" },
      });
    const twice = new Request("http://127.0.0.1/api/v1/token", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "device_code=a&device_code=b",
    });
    const response = await serveDevice(twice, { address: "", requestId: "" });
    expect(await response.json()).toMatchObject({ error: "invalid_request" });
    const { body } = await post("device_authorization", { client_name: "x".repeat(81) });
    expect(body).toMatchObject({ error: "invalid_request" });
  });

  test("cannot make its name look like another text", async () => {
    const { owner } = await createTree();
    const { userCode } = await start("alfe\u202eevil\nsecond line");
    const { clientName } = await findDevice(owner.actor.userId, userCode);
    expect(clientName).toBe("alfe evil second line");
  });

  test("is refused after 30 starts from one address", async () => {
    const address = someAddress();
    const starts = await Promise.all(
      Array.from({ length: 32 }, () => post("device_authorization", {}, { address })),
    );
    expect(starts.filter(({ status }) => status === 200)).toHaveLength(30);
    expect(starts.filter(({ status }) => status === 429)).toHaveLength(2);
  });

  test("keeps neither code in clear", async () => {
    const { deviceCode, userCode } = await start();
    const rows = await inOrganization(
      randomUUID(),
      (tx) => tx.$queryRaw<{ row: string }[]>`select d::text as row from device_authorization d`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) {
      expect(row).not.toContain(deviceCode.slice(8));
      expect(row).not.toContain(userCode);
    }
  });
});

describe("whoever answers", () => {
  test("can do it once, and only one of two at the same moment", async () => {
    const first = await createTree();
    const second = await createTree();
    const { deviceCode, userCode } = await start();
    const results = await Promise.allSettled(
      [first, second].map(({ organizationId, owner }) =>
        decideDevice(owner.actor.userId, { code: userCode, organizationId }),
      ),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const won = results[0]?.status === "fulfilled" ? first : second;
    expect((await poll(deviceCode)).body).toMatchObject({
      organization: { id: won.organizationId },
    });
  });

  test("can let it act only where they hold a role, then and when it takes its token", async () => {
    const { organizationId, owner, project } = await createTree();
    const stranger = (await createTree()).owner;
    const member = await createPerson(organizationId, project.id, "member");
    const { deviceCode, userCode } = await start();
    await expect(
      decideDevice(stranger.actor.userId, { code: userCode, organizationId }),
    ).rejects.toMatchObject({ kind: "not_found" });
    await decideDevice(member.actor.userId, { code: userCode, organizationId });
    const nodeId = project.id;
    const { members } = await execute(listMembers, owner, { nodeId });
    const membershipId = members.find(({ email }) => email === member.email)?.own?.membershipId;
    await execute(removeMember, owner, { nodeId, membershipId, connections: "keep" });
    expect((await poll(deviceCode)).body.error).toBe("access_denied");
    expect((await poll(deviceCode)).body.error).toBe("invalid_grant");
  });

  test("cannot guess codes, and is not counted for right ones", async () => {
    const { owner } = await createTree();
    const { userId } = owner.actor;
    const { userCode } = await start();
    for (let round = 0; round < 15; round += 1) await findDevice(userId, userCode);
    const wrong = await Promise.allSettled(
      Array.from({ length: 12 }, () => findDevice(userId, "BBBB-BBBB")),
    );
    const kinds = wrong.map(
      (each) => each.status === "rejected" && (each.reason as { kind: string }).kind,
    );
    expect(kinds.filter((kind) => kind === "not_found")).toHaveLength(10);
    await expect(findDevice(userId, userCode)).rejects.toMatchObject({ kind: "rate_limited" });
  });

  test("finds no code that has expired", async () => {
    const { owner } = await createTree();
    const { deviceCode, userCode } = await start();
    await change(deviceCode, { expiresAt: new Date(Date.now() - 1) });
    await expect(findDevice(owner.actor.userId, userCode)).rejects.toMatchObject({
      kind: "not_found",
    });
  });
});

test("what is long over is forgotten", async () => {
  const old = await start();
  const fresh = await start();
  await change(old.deviceCode, { expiresAt: new Date(Date.now() - 2 * 60 * 60 * 1000) });
  await sweepDevices();
  expect((await poll(old.deviceCode)).body.error).toBe("invalid_grant");
  expect((await poll(fresh.deviceCode)).body.error).toBe("authorization_pending");
});
