import { describe, expect, test } from "vitest";
import { acceptInvitation } from "@/lib/account/accept-invitation";
import { requestPasswordReset, resetPassword } from "@/lib/account/password-reset";
import { listOrganizations } from "@/lib/account/list-organizations";
import { readSession } from "@/lib/account/sessions";
import { principalOf } from "@/lib/auth/principal";
import { listMembers } from "@/lib/members/list";
import { removeMember } from "@/lib/members/remove";
import { execute } from "@/lib/pipeline/execute";
import type { Operation } from "@/lib/pipeline/operation";
import { createPerson, createTree, invite, type TestPerson } from "@/lib/testing/fixtures";
import { getNode } from "@/lib/tree/get";
import { renameNode } from "@/lib/tree/rename";
import { createPersonalToken } from "./create-personal-token";
import { listPersonalTokens } from "./list-personal-tokens";
import { revokePersonalToken } from "./revoke-personal-token";
import { rotatePersonalToken } from "./rotate-personal-token";

const whoIs = (token: string) =>
  principalOf(
    new Request("http://127.0.0.1/api/v1/whoami", {
      headers: { authorization: `Bearer ${token}` },
    }),
    "192.0.2.7",
  );

/** The caller that a request with this token becomes. */
async function callerOf(token: string) {
  const principal = await whoIs(token);
  if (principal?.kind !== "token") throw new Error("The token is good");
  return principal.caller;
}

async function leave(owner: TestPerson, person: TestPerson, nodeId: string): Promise<void> {
  const { members } = await execute(listMembers, owner, { nodeId });
  const membershipId = members.find(({ email }) => email === person.email)?.own?.membershipId;
  await execute(removeMember, owner, { nodeId, membershipId, connections: "keep" });
}

describe("a personal token", () => {
  test("is its person in its organization, with whatever role they hold now", async () => {
    const { organizationId, project } = await createTree();
    const viewer = await createPerson(organizationId, project.id, "viewer");
    const { key, token } = await execute(createPersonalToken, viewer, { name: "terminal" });
    expect(token).toMatch(/^alfe_pt_[\w-]{65}$/);
    const caller = await callerOf(token);
    expect(caller).toMatchObject({
      organizationId,
      keyId: key.id,
      actor: { kind: "person", userId: viewer.actor.userId, sessionId: null },
    });
    const nodeId = project.id;
    expect(await execute(getNode, caller, { nodeId })).toMatchObject({ role: "viewer" });
    await expect(
      execute(renameNode, caller, { nodeId, name: "Mine", slug: "mine" }),
    ).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("is nobody once its person holds no role in the organization", async () => {
    const { organizationId, owner, project } = await createTree();
    const member = await createPerson(organizationId, project.id, "member");
    const { token } = await execute(createPersonalToken, member, { name: "terminal" });
    await leave(owner, member, project.id);
    expect(await whoIs(token)).toBeNull();
  });

  test("does not come back with its person", async () => {
    const { organizationId, owner, team, project } = await createTree();
    const member = await createPerson(organizationId, project.id, "member");
    const { token } = await execute(createPersonalToken, member, { name: "terminal" });
    await leave(owner, member, project.id);
    const invitation = await invite(organizationId, team.id, "viewer", member.email);
    const person = await readSession(member.actor.sessionId);
    if (!person) throw new Error("They are signed in");
    await acceptInvitation(invitation, person);
    expect(await listOrganizations(person.userId)).toHaveLength(1);
    expect(await whoIs(token)).toBeNull();
  });

  test("makes and replaces no tokens, but can be given up with itself", async () => {
    const { owner } = await createTree();
    const { key, token } = await execute(createPersonalToken, owner, { name: "terminal" });
    const caller = await callerOf(token);
    await expect(execute(createPersonalToken, caller, { name: "more" })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(execute(rotatePersonalToken, caller, { keyId: key.id })).rejects.toMatchObject({
      kind: "forbidden",
    });
    expect((await execute(listPersonalTokens, caller, {})).keys).toHaveLength(1);
    await execute(revokePersonalToken, caller, { keyId: key.id });
    expect(await whoIs(token)).toBeNull();
  });

  test("is found by nobody but its person, not even by an owner", async () => {
    const { organizationId, owner, project } = await createTree();
    const viewer = await createPerson(organizationId, project.id, "viewer");
    const { key } = await execute(createPersonalToken, viewer, { name: "terminal" });
    const both: Operation[] = [revokePersonalToken, rotatePersonalToken];
    for (const operation of both)
      await expect(execute(operation, owner, { keyId: key.id })).rejects.toMatchObject({
        kind: "not_found",
      });
    expect(await execute(listPersonalTokens, owner, {})).toEqual({ keys: [] });
  });

  test("is replaced once, however many try at the same moment, and both work for the overlap", async () => {
    const { owner } = await createTree();
    const old = await execute(createPersonalToken, owner, { name: "terminal" });
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () =>
        execute(rotatePersonalToken, owner, { keyId: old.key.id, overlapHours: 2 }),
      ),
    );
    const made = results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
    expect(made).toHaveLength(1);
    for (const token of [old.token, made[0]?.token ?? ""])
      expect(await whoIs(token)).toMatchObject({ kind: "token" });
    const { keys } = await execute(listPersonalTokens, owner, {});
    expect(keys.map(({ state }) => state)).toEqual(["live", "ending"]);
  });
});

test("a new password, set with a link, ends every token of the person", async () => {
  const { owner } = await createTree();
  const { token } = await execute(createPersonalToken, owner, { name: "lost" });
  const { link } = (await requestPasswordReset(owner.email)) ?? { link: "" };
  const used = new URL(link, "http://127.0.0.1").searchParams.get("token");
  await expect(resetPassword({ token: "wrong", password: "a better horse" })).rejects.toThrow();
  expect(await whoIs(token)).not.toBeNull();
  await resetPassword({ token: used, password: "a better horse battery" });
  expect(await whoIs(token)).toBeNull();
});
