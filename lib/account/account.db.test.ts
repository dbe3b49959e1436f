import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { directory } from "@/lib/db";
import { mintSessionToken, readSessionToken } from "@/lib/auth/session-token";
import { createTree, type TestPerson } from "@/lib/testing/fixtures";
import { changePassword } from "./change-password";
import { checkPassword } from "./check-password";
import { createOrganization } from "./create-organization";
import { listOrganizations } from "./list-organizations";
import { requestPasswordReset, resetPassword } from "./password-reset";
import { endSession, readSession, startSession } from "./sessions";

const address = () => `203.0.113.${randomUUID()}`;
const wrong = { kind: "unauthenticated", message: "E-mail or password is wrong." };

let owner: TestPerson;
beforeAll(async () => {
  ({ owner } = await createTree());
});

describe("signing in", () => {
  test("takes the address in any case, with its password", async () => {
    const email = ` ${owner.email.toUpperCase()} `;
    expect(await checkPassword(email, owner.password, address())).toBe(owner.actor.userId);
  });

  test.each(["not an address", "nobody@acme.test", ""])(
    "says the same for %j as for a wrong password",
    async (email) => {
      await expect(checkPassword(email, "wrong password", address())).rejects.toMatchObject(wrong);
      await expect(checkPassword(owner.email, "wrong", address())).rejects.toMatchObject(wrong);
    },
  );

  test("takes as long where there is no account", async () => {
    const fastest = async (email: () => string) => {
      const times: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        const start = performance.now();
        await checkPassword(email(), "wrong password", address()).catch(() => undefined);
        times.push(performance.now() - start);
      }
      return Math.min(...times);
    };
    const tree = await createTree();
    const known = await fastest(() => tree.owner.email);
    const unknown = await fastest(() => `${randomUUID()}@acme.test`);
    expect(unknown).toBeGreaterThan(known / 2);
    expect(known).toBeGreaterThan(unknown / 2);
  });
});

describe("too many tries", () => {
  const tooMany = {
    kind: "rate_limited",
    message: expect.stringMatching(/^Too many tries\. Try again in \d+ min\.$/) as string,
  };

  test.each([
    ["an account", async () => (await createTree()).owner.email],
    ["an address without account", async () => `${randomUUID()}@acme.test`],
  ])("at %s are refused from everywhere, by every process", async (_name, make) => {
    const email = await make();
    const tries = await Promise.allSettled(
      Array.from({ length: 14 }, () => checkPassword(email, "wrong password", address())),
    );
    const reasons = tries.map((result) => result.status === "rejected" && (result.reason as Error));
    expect(reasons.filter((reason) => reason && reason.message.includes("wrong"))).toHaveLength(10);
    // As another process would: with nothing but the database in common.
    Object.assign(globalThis, { alfeTries: undefined });
    await expect(checkPassword(email, owner.password, address())).rejects.toMatchObject(tooMany);
  });

  test("from one network address are refused at every account", async () => {
    const from = address();
    for (let batch = 0; batch < 10; batch += 1)
      await Promise.allSettled(
        Array.from({ length: 10 }, () =>
          checkPassword(`${randomUUID()}@acme.test`, "wrong password", from),
        ),
      );
    await expect(checkPassword(owner.email, owner.password, from)).rejects.toMatchObject(tooMany);
    expect(await checkPassword(owner.email, owner.password, address())).toBe(owner.actor.userId);
  });

  test("are forgotten with the right password", async () => {
    const { owner: person } = await createTree();
    for (let round = 0; round < 3; round += 1) {
      for (let tried = 0; tried < 6; tried += 1)
        await checkPassword(person.email, "wrong password", address()).catch(() => undefined);
      await checkPassword(person.email, person.password, address());
    }
  });

  test("leave no address in the table", async () => {
    const rows = await directory().rateLimit.findMany({ select: { key: true } });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ key }) => key.includes("@") || key.includes("203.0.113"))).toEqual([]);
  });
});

describe("a sign-in", () => {
  test("names its person until it ends", async () => {
    const { id } = await startSession(owner.actor.userId, "test");
    expect(await readSession(id)).toMatchObject({ email: owner.email, sessionId: id });
    await endSession(id);
    expect(await readSession(id)).toBeNull();
  });

  test("expires", async () => {
    const { id } = await startSession(owner.actor.userId, "test");
    await directory().session.update({
      where: { id },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    expect(await readSession(id)).toBeNull();
  });

  test.each([undefined, "", "nonsense", 7, randomUUID()])("is not %j", async (id) => {
    expect(await readSession(id)).toBeNull();
  });

  test("is in the cookie by name only, which nobody else can make", async () => {
    const { id, expiresAt } = await startSession(owner.actor.userId, "test");
    const token = await mintSessionToken(id, expiresAt);
    expect(await readSessionToken(token)).toBe(id);
    const [tag = ""] = token.split(".").slice(-1);
    const forged = token.slice(0, -tag.length) + (tag.startsWith("A") ? "B" : "A") + tag.slice(1);
    expect(await readSessionToken(forged)).toBeUndefined();
    expect(await readSessionToken("nonsense")).toBeUndefined();
    expect(await readSessionToken(undefined)).toBeUndefined();
    expect(
      await readSessionToken(await mintSessionToken(id, new Date(Date.now() - 60_000))),
    ).toBeUndefined();
  });
});

describe("a new password", () => {
  const next = "another long password";

  test("takes the old one, and ends all other sign-ins", async () => {
    const { owner: person } = await createTree();
    const { userId, sessionId } = person.actor;
    const other = await startSession(userId, "test");
    const me = await readSession(sessionId);
    if (!me) throw new Error("not signed in");
    const change = (current: string, password: string) =>
      changePassword(me, { current, password }, address());
    await expect(change("wrong password", next)).rejects.toMatchObject({
      fields: [{ pointer: "/current" }],
    });
    await expect(change(person.password, "short")).rejects.toMatchObject({
      fields: [{ pointer: "/password" }],
    });
    await change(person.password, next);
    expect(await readSession(sessionId)).not.toBeNull();
    expect(await readSession(other.id)).toBeNull();
    await expect(checkPassword(person.email, person.password, address())).rejects.toMatchObject(
      wrong,
    );
    expect(await checkPassword(person.email, next, address())).toBe(userId);
  });

  test("ends links that were asked for before", async () => {
    const { owner: person } = await createTree();
    const token = (await requestPasswordReset(person.email))?.link.split("=")[1] ?? "";
    const me = await readSession(person.actor.sessionId);
    if (!me) throw new Error("not signed in");
    await changePassword(me, { current: person.password, password: next }, address());
    await expect(resetPassword({ token, password: "a third password" })).rejects.toMatchObject({
      kind: "conflict",
    });
  });

  test("by link works once, and ends every sign-in", async () => {
    const { owner: person } = await createTree();
    const { link = "" } = (await requestPasswordReset(person.email)) ?? {};
    const token = link.replace("/reset?token=", "");
    const tries = await Promise.allSettled(
      Array.from({ length: 3 }, () => resetPassword({ token, password: next })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await readSession(person.actor.sessionId)).toBeNull();
    expect(await checkPassword(person.email, next, address())).toBe(person.actor.userId);
    await expect(resetPassword({ token, password: next })).rejects.toMatchObject({
      message: "This link was used or has expired. Ask for a new one.",
    });
  });

  test("by link: a later link ends the earlier one, and nobody without account gets one", async () => {
    const first = (await requestPasswordReset(owner.email))?.link.split("=")[1] ?? "";
    await requestPasswordReset(owner.email);
    await expect(resetPassword({ token: first, password: next })).rejects.toMatchObject({
      kind: "conflict",
    });
    expect(await requestPasswordReset(`${randomUUID()}@acme.test`)).toBeNull();
  });

  test("is stored as argon2id", async () => {
    const user = await directory().user.findUnique({ where: { id: owner.actor.userId } });
    expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe("a new organization", () => {
  test("belongs to whoever made it", async () => {
    const slug = `own-${randomUUID().slice(0, 8)}`;
    const { id } = await createOrganization(owner.actor, { name: "My own", slug });
    expect(await listOrganizations(owner.actor.userId)).toContainEqual({
      id,
      name: "My own",
      slug,
      role: "owner",
    });
  });

  test("cannot take an address that is taken, the server's own, or no address", async () => {
    const slug = `twin-${randomUUID().slice(0, 8)}`;
    await createOrganization(owner.actor, { name: "One", slug });
    await expect(createOrganization(owner.actor, { name: "Two", slug })).rejects.toMatchObject({
      kind: "conflict",
      message: `${slug} is taken.`,
    });
    for (const refused of ["signin", "No Address", ""])
      await expect(
        createOrganization(owner.actor, { name: "Three", slug: refused }),
      ).rejects.toMatchObject({ kind: "invalid_input", fields: [{ pointer: "/slug" }] });
  });
});
