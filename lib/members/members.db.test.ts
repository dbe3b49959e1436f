import { describe, expect, test } from "vitest";
import { acceptInvitation } from "@/lib/account/accept-invitation";
import { getInvitation } from "@/lib/account/get-invitation";
import { listOrganizations } from "@/lib/account/list-organizations";
import { readSession } from "@/lib/account/sessions";
import { listActivity } from "@/lib/activity/list";
import { directory, inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { createTestConnection } from "@/lib/testing/connection";
import {
  createPerson,
  createTestNode,
  createTree,
  invite,
  type TestPerson,
} from "@/lib/testing/fixtures";
import { getTreeRoots } from "@/lib/tree/get-roots";
import { changeRole } from "./change-role";
import { inviteMembers } from "./invite";
import { listMembers } from "./list";
import { previewRemoveMember } from "./preview-remove";
import { removeMember } from "./remove";
import { withdrawInvitation } from "./withdraw-invitation";

const password = "a long enough password";

const membershipOf = async (viewer: TestPerson, nodeId: string, person: TestPerson) => {
  const { members } = await execute(listMembers, viewer, { nodeId });
  const own = members.find(({ userId }) => userId === person.actor.userId)?.own;
  if (!own) throw new Error("no role here");
  return own.membershipId;
};

const personOf = async ({ actor }: TestPerson) => {
  const person = await readSession(actor.sessionId);
  if (!person) throw new Error("not signed in");
  return person;
};

describe("inviting", () => {
  test("answers the same for every address, whoever it belongs to", async () => {
    const { organizationId, owner, team } = await createTree();
    const elsewhere = await createTree();
    const member = await createPerson(organizationId, team.id, "member");
    const emails = [member.email, elsewhere.owner.email, "nobody@acme.test"];
    const { invitations } = await execute(inviteMembers, owner, {
      nodeId: team.id,
      emails,
      role: "viewer",
    });
    expect(invitations.map(({ email }) => email)).toEqual(emails);
    for (const each of invitations)
      expect(each).toEqual({
        id: expect.any(String) as string,
        email: each.email,
        link: expect.stringMatching(/^\/invite\/alfe_[\w-]+$/) as string,
        expiresAt: expect.any(String) as string,
      });
  });

  test("offers a role up to one's own, and owners only at the organization", async () => {
    const { organizationId, owner, team } = await createTree();
    const admin = await createPerson(organizationId, team.id, "admin");
    const input = { nodeId: team.id, emails: ["a@acme.test"], role: "owner" };
    await expect(execute(inviteMembers, admin, input)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(execute(inviteMembers, owner, input)).rejects.toMatchObject({
      kind: "invalid_input",
    });
    const { events } = await execute(listActivity, owner, {
      nodeId: team.id,
      operation: "invite_members",
      who: admin.actor.userId,
    });
    expect(events).toMatchObject([
      { outcome: "refused", details: { reason: "This takes an owner of Growth." } },
    ]);
  });

  test("does not replace an invitation to a role above one's own", async () => {
    const { organizationId, owner } = await createTree();
    const admin = await createPerson(organizationId, organizationId, "admin");
    const to = { nodeId: organizationId, emails: ["heir@acme.test"] };
    const { invitations } = await execute(inviteMembers, owner, { ...to, role: "owner" });
    await expect(execute(inviteMembers, admin, { ...to, role: "viewer" })).rejects.toMatchObject({
      kind: "forbidden",
    });
    const token = invitations[0]?.link.replace("/invite/", "") ?? "";
    expect(await getInvitation(token)).toMatchObject({ state: "open" });
  });

  test("again replaces the open invitation", async () => {
    const { organizationId, owner, team } = await createTree();
    const first = await invite(organizationId, team.id, "viewer", "twice@acme.test");
    const second = await invite(organizationId, team.id, "member", "Twice@ACME.test");
    expect((await getInvitation(first)).state).toBe("withdrawn");
    expect(await getInvitation(second)).toMatchObject({
      state: "open",
      offer: { email: "twice@acme.test", role: "member", hasAccount: false },
    });
    const { invitations } = await execute(listMembers, owner, { nodeId: team.id });
    expect(invitations).toMatchObject([{ email: "twice@acme.test", role: "member", opened: true }]);
  });
});

describe("accepting", () => {
  test("works once, however many try at the same moment", async () => {
    const { organizationId, owner, project } = await createTree();
    const token = await invite(organizationId, project.id, "member", "once@acme.test");
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => acceptInvitation(token, { name: "Once", password })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected")
        expect(result.reason).toMatchObject({
          message: "This invitation was used. Ask for a new one.",
        });
    const { members } = await execute(listMembers, owner, { nodeId: project.id });
    expect(members.filter(({ email }) => email === "once@acme.test")).toMatchObject([
      { role: "member", name: "Once", inherited: [] },
    ]);
    const { events } = await execute(listActivity, owner, {
      nodeId: project.id,
      operation: "accept_invitation",
    });
    expect(events).toMatchObject([
      {
        actor: { kind: "person", email: "once@acme.test" },
        details: { name: "Website", email: "once@acme.test", role: "member" },
      },
    ]);
  });

  test("is for the invited address only", async () => {
    const { organizationId, team } = await createTree();
    const token = await invite(organizationId, team.id, "admin", "meant@acme.test");
    const other = await createPerson(organizationId, team.id, "viewer");
    await expect(acceptInvitation(token, await personOf(other))).rejects.toMatchObject({
      kind: "forbidden",
      message: "This invitation is for another address.",
    });
    expect((await getInvitation(token)).state).toBe("open");
  });

  test("an address that has an account takes signing in, not a password", async () => {
    const { organizationId, owner, team } = await createTree();
    const stranger = (await createTree()).owner;
    const token = await invite(organizationId, team.id, "viewer", stranger.email);
    expect((await getInvitation(token)).offer?.hasAccount).toBe(true);
    await expect(acceptInvitation(token, { password })).rejects.toMatchObject({
      kind: "unauthenticated",
    });
    await acceptInvitation(token, await personOf(stranger));
    const { members } = await execute(listMembers, owner, { nodeId: team.id });
    expect(members.map(({ email }) => email)).toContain(stranger.email);
    expect(await listOrganizations(stranger.actor.userId)).toHaveLength(2);
  });

  test("never lowers a role", async () => {
    const { organizationId, owner, team } = await createTree();
    const admin = await createPerson(organizationId, team.id, "admin");
    const token = await invite(organizationId, team.id, "viewer", admin.email);
    await acceptInvitation(token, await personOf(admin));
    const { members } = await execute(listMembers, owner, { nodeId: team.id });
    expect(members.find(({ email }) => email === admin.email)?.own?.role).toBe("admin");
  });

  test("says plainly when it is withdrawn, expired or no invitation", async () => {
    const { organizationId, owner, team } = await createTree();
    const withdrawn = await invite(organizationId, team.id, "viewer", "gone@acme.test");
    const { invitations } = await execute(listMembers, owner, { nodeId: team.id });
    const invitationId = invitations[0]?.id;
    await execute(withdrawInvitation, owner, { nodeId: team.id, invitationId });
    const expired = await invite(organizationId, team.id, "viewer", "slow@acme.test");
    await inOrganization(organizationId, (tx) =>
      tx.invitation.updateMany({
        where: { organizationId, email: "slow@acme.test" },
        data: { expiresAt: new Date(Date.now() - 1_000) },
      }),
    );
    for (const [token, state] of [
      [withdrawn, "withdrawn"],
      [expired, "expired"],
      [withdrawn.replace(/.$/, "!"), "unknown"],
      ["nonsense", "unknown"],
    ] as const) {
      expect((await getInvitation(token)).state).toBe(state);
      await expect(acceptInvitation(token, { password })).rejects.toMatchObject({
        kind: "conflict",
        message: expect.stringContaining("Ask for a new one.") as string,
      });
    }
  });

  test("refuses a short password without using the invitation up", async () => {
    const { organizationId, team } = await createTree();
    const token = await invite(organizationId, team.id, "viewer", "short@acme.test");
    await expect(acceptInvitation(token, { password: "short" })).rejects.toMatchObject({
      kind: "invalid_input",
    });
    await acceptInvitation(token, { password });
  });
});

describe("roles", () => {
  test("held twice: the strongest counts, both are shown", async () => {
    const { organizationId, owner, team, project } = await createTree();
    const person = await createPerson(organizationId, team.id, "admin");
    const token = await invite(organizationId, project.id, "viewer", person.email);
    await acceptInvitation(token, await personOf(person));
    const { members } = await execute(listMembers, owner, { nodeId: project.id });
    expect(members.find(({ email }) => email === person.email)).toMatchObject({
      role: "admin",
      own: { role: "viewer", nodeName: "Website" },
      inherited: [{ role: "admin", nodeName: "Growth", nodePath: team.path }],
    });
  });

  test("above one's own can neither be changed nor taken away", async () => {
    const { organizationId, owner } = await createTree();
    const admin = await createPerson(organizationId, organizationId, "admin");
    const membershipId = await membershipOf(owner, organizationId, owner);
    const target = { nodeId: organizationId, membershipId };
    await expect(execute(changeRole, admin, { ...target, role: "viewer" })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(
      execute(removeMember, admin, { ...target, connections: "keep" }),
    ).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("of another node cannot be changed through this one", async () => {
    const { organizationId, owner, team, project } = await createTree();
    const teamAdmin = await createPerson(organizationId, team.id, "admin");
    const projectAdmin = await createPerson(organizationId, project.id, "admin");
    const membershipId = await membershipOf(owner, team.id, teamAdmin);
    await expect(
      execute(changeRole, projectAdmin, { nodeId: project.id, membershipId, role: "viewer" }),
    ).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("the last owner", () => {
  const needed = {
    kind: "conflict",
    message: "acme needs an owner. Make someone else owner first.",
  };

  test("stays", async () => {
    const { organizationId, owner } = await createTree();
    const membershipId = await membershipOf(owner, organizationId, owner);
    const target = { nodeId: organizationId, membershipId };
    await expect(execute(changeRole, owner, { ...target, role: "admin" })).rejects.toMatchObject(
      needed,
    );
    await expect(
      execute(removeMember, owner, { ...target, connections: "keep" }),
    ).rejects.toMatchObject(needed);
  });

  test("stays when two owners remove each other at the same moment", async () => {
    const { organizationId, owner } = await createTree();
    const second = await createPerson(organizationId, organizationId, "owner");
    const ids = [
      await membershipOf(owner, organizationId, owner),
      await membershipOf(owner, organizationId, second),
    ];
    const remove = (by: TestPerson, membershipId: string | undefined) =>
      execute(removeMember, by, { nodeId: organizationId, membershipId, connections: "keep" });
    const results = await Promise.allSettled([remove(owner, ids[1]), remove(second, ids[0])]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const left = await inOrganization(organizationId, (tx) =>
      tx.membership.count({ where: { organizationId, role: "owner" } }),
    );
    expect(left).toBe(1);
  });
});

describe("removing somebody", () => {
  test("ends what they see at once, and the invitations they could have used", async () => {
    const { organizationId, owner, team, project } = await createTree();
    const member = await createPerson(organizationId, team.id, "member");
    const token = await invite(organizationId, project.id, "admin", member.email);
    const membershipId = await membershipOf(owner, team.id, member);
    await execute(removeMember, owner, { nodeId: team.id, membershipId, connections: "keep" });
    await expect(execute(getTreeRoots, member, {})).rejects.toMatchObject({ kind: "not_found" });
    expect(await listOrganizations(member.actor.userId)).toEqual([]);
    await expect(acceptInvitation(token, await personOf(member))).rejects.toMatchObject({
      message: "This invitation was withdrawn. Ask for a new one.",
    });
  });

  test("ends the invitations they sent, as a lesser role does", async () => {
    const { organizationId, owner, team } = await createTree();
    const admin = await createPerson(organizationId, organizationId, "admin");
    const send = async (role: "admin" | "member") => {
      const emails = [`${role}-${admin.email}`];
      const sent = await execute(inviteMembers, admin, { nodeId: team.id, emails, role });
      return sent.invitations[0]?.link.replace("/invite/", "") ?? "";
    };
    const token = await send("member");
    expect(await getInvitation(token)).toMatchObject({ state: "open" });
    const membershipId = await membershipOf(owner, organizationId, admin);
    const target = { nodeId: organizationId, membershipId };
    await execute(changeRole, owner, { ...target, role: "member" });
    expect(await getInvitation(token)).toMatchObject({ state: "withdrawn" });
    await execute(changeRole, owner, { ...target, role: "admin" });
    expect(await getInvitation(token)).toMatchObject({ state: "open" });
    await execute(removeMember, owner, { ...target, connections: "keep" });
    await expect(
      acceptInvitation(token, { name: "", password: "correct horse battery" }),
    ).rejects.toMatchObject({ message: "This invitation was withdrawn. Ask for a new one." });
  });

  test("shows and disconnects the accounts they connected there and below, and no others", async () => {
    const { organizationId, owner, team, project, agent } = await createTree();
    const beside = await createTestNode(organizationId, organizationId, "team", "Finance");
    const member = await createPerson(organizationId, team.id, "member");
    const { userId } = member.actor;
    const below = await createTestConnection(organizationId, project.id, userId);
    const outside = await createTestConnection(organizationId, beside.id, userId);
    const others = await createTestConnection(organizationId, agent.id, owner.actor.userId);
    const membershipId = await membershipOf(owner, team.id, member);
    const target = { nodeId: team.id, membershipId };

    expect(await execute(previewRemoveMember, owner, target)).toEqual({
      agentCount: 1,
      connectionCount: 1,
      reachedAgentCount: 1,
      connections: [
        {
          id: below,
          provider: "github",
          accountName: "octocat",
          label: "",
          nodeId: project.id,
          nodeName: "Website",
        },
      ],
    });
    const { removalId, disconnected } = await execute(removeMember, owner, {
      ...target,
      connections: "disconnect",
    });
    expect(disconnected).toBe(1);
    await inOrganization(organizationId, async (tx) => {
      const live = await tx.connection.findMany({
        where: { organizationId, endedAt: null },
        select: { id: true },
      });
      expect(live.map(({ id }) => id).toSorted()).toEqual([outside, others].toSorted());
      expect(
        await tx.removalStep.count({
          where: { organizationId, removalId: removalId ?? "", connectionId: below },
        }),
      ).toBe(2);
    });
  });

  test("ends their open attempts, unless a role above lets them go on", async () => {
    const { organizationId, owner, team, project, agent } = await createTree();
    const attempt = (person: TestPerson) =>
      inOrganization(organizationId, (tx) =>
        tx.connectAttempt.create({
          data: {
            organizationId,
            nodeId: agent.id,
            integration: "github",
            provider: "github",
            world: "sandbox",
            userId: person.actor.userId,
            sessionId: person.actor.sessionId,
            scopes: [],
            expiresAt: new Date(Date.now() + 600_000),
          },
          select: { id: true },
        }),
      );
    const leaving = await createPerson(organizationId, project.id, "member");
    const staying = await createPerson(organizationId, team.id, "member");
    const token = await invite(organizationId, project.id, "admin", staying.email);
    await acceptInvitation(token, await personOf(staying));
    const [ended, kept] = [await attempt(leaving), await attempt(staying)];
    for (const person of [leaving, staying])
      await execute(removeMember, owner, {
        nodeId: project.id,
        membershipId: await membershipOf(owner, project.id, person),
        connections: "keep",
      });
    const open = await inOrganization(organizationId, (tx) =>
      tx.connectAttempt.findMany({
        where: { organizationId, endedAt: null },
        select: { id: true },
      }),
    );
    expect(open).toEqual([kept]);
    expect(open).not.toContainEqual(ended);
  });
});

test("an account stays when its person is removed everywhere", async () => {
  const { organizationId, owner, team } = await createTree();
  const member = await createPerson(organizationId, team.id, "member");
  const membershipId = await membershipOf(owner, team.id, member);
  await execute(removeMember, owner, { nodeId: team.id, membershipId, connections: "keep" });
  const user = await directory().user.findUnique({ where: { id: member.actor.userId } });
  expect(user?.email).toBe(member.email);
});
