import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { inOrganization } from "@/lib/db";
import { publicOrigin } from "@/lib/env";
import type { Worker } from "@/lib/jobs/worker";
import { changeRole } from "@/lib/members/change-role";
import { removeMember } from "@/lib/members/remove";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createTree, type TestPerson, type TestTree } from "@/lib/testing/fixtures";
import { type MailServer, startMailServer } from "@/lib/testing/mail-server";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { startTestWorker } from "@/lib/testing/worker";
import { adminsOf } from "./admins-of";
import { listNotifications } from "./list";
import { mailNotification } from "./mail-notification";
import { notify } from "./notify";
import { readNotifications } from "./read";

useOwnDatabase();

let mail: MailServer;
let worker: Worker;
beforeAll(async () => {
  mail = await startMailServer();
  vi.stubEnv("SMTP_URL", mail.url);
  vi.stubEnv("ALFE_MAIL_FROM", "Alfe <alfe@mail.test>");
  worker = await startTestWorker();
});
afterAll(async () => {
  await worker.stop();
  await mail.stop();
});
afterEach(() => {
  mail.refuseWith(undefined);
  mail.mails.length = 0;
});

let tree: TestTree;
let member: TestPerson;
beforeEach(async () => {
  tree = await createTree();
  member = await createPerson(tree.organizationId, tree.team.id, "admin");
});

const connectionId = randomUUID();
const broken = (people: TestPerson[], key = "broken:1") =>
  inOrganization(tree.organizationId, (tx) =>
    notify(tx, {
      organizationId: tree.organizationId,
      userIds: people.map(({ actor }) => actor.userId),
      kind: "connection_broken",
      key,
      nodeId: tree.team.id,
      subjectId: connectionId,
      details: { provider: "GitHub", account: "octocat" },
    }),
  );
/** Without what a test before this one may still cause. */
const mailsToMember = () => mail.mails.filter(({ to }) => to === member.email);
const listed = (person: TestPerson) => execute(listNotifications, person, {});
const text = "GitHub stopped accepting octocat at Growth. Tools that use it are off. Reconnect it.";
const membershipOf = async ({ actor: { userId } }: TestPerson) => {
  const where = { organizationId: tree.organizationId, userId };
  const row = await inOrganization(tree.organizationId, (tx) =>
    tx.membership.findFirstOrThrow({ where, select: { id: true, nodeId: true } }),
  );
  return { nodeId: row.nodeId, membershipId: row.id };
};
const href = () => `/${tree.slug}/-/connections/${connectionId}`;

test("a person is told once, in the dashboard and by mail, and a way to repair it comes along", async () => {
  await broken([member]);
  await broken([member]);
  expect(await listed(member)).toMatchObject({
    unread: 1,
    notifications: [{ kind: "connection_broken", text, href: href(), readAt: null }],
  });
  await expect.poll(() => mailsToMember().length, { timeout: 10_000 }).toBe(1);
  const [letter] = mailsToMember();
  expect(letter).toMatchObject({ from: "alfe@mail.test", to: member.email });
  expect(letter?.source).toMatch(/^Subject: GitHub stopped accepting octocat\r$/m);
  const words = letter?.source.replaceAll("=\r\n", "").replaceAll("=3D", "=") ?? "";
  expect(words).toContain(text);
  expect(words).toContain(`${publicOrigin()}${href()}`);
  expect(words).toMatch(/Content-Type: text\/html/);
  expect((await listed(tree.owner)).notifications).toEqual([]);
});

test("a mail that the server does not take is tried again, and keeps nothing else waiting", async () => {
  mail.refuseWith("451 later");
  await broken([member]);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(mailsToMember()).toEqual([]);
  expect((await listed(member)).unread).toBe(1);
  mail.refuseWith(undefined);
  await expect.poll(() => mailsToMember().length, { timeout: 20_000 }).toBe(1);
  await expect
    .poll(() =>
      inOrganization(tree.organizationId, (tx) =>
        tx.notification.count({ where: { mailedAt: { not: null } } }),
      ),
    )
    .toBe(1);
});

test("a task that is done twice mails once", async () => {
  await broken([member]);
  await expect.poll(() => mailsToMember().length, { timeout: 10_000 }).toBe(1);
  const { id } = (await listed(member)).notifications[0] ?? { id: "" };
  await expect
    .poll(() =>
      inOrganization(tree.organizationId, (tx) =>
        tx.notification.count({ where: { id, mailedAt: { not: null } } }),
      ),
    )
    .toBe(1);
  await mailNotification(tree.organizationId, id);
  expect(mailsToMember()).toHaveLength(1);
});

test("a change that is rolled back tells nobody", async () => {
  const rolledBack = inOrganization(tree.organizationId, async (tx) => {
    await notify(tx, {
      organizationId: tree.organizationId,
      userIds: [member.actor.userId],
      kind: "app_refused",
      key: "app",
      nodeId: tree.organizationId,
      subjectId: null,
      details: { provider: "GitHub" },
    });
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  expect(await listed(member)).toMatchObject({ unread: 0, notifications: [] });
});

test("whoever has left the organization is told nothing, not even by a mail that still waits", async () => {
  mail.refuseWith("451 later");
  await broken([member]);
  const { id } = (await listed(member)).notifications[0] ?? { id: "" };
  const { userId } = member.actor;
  const membership = await membershipOf(member);
  await execute(removeMember, tree.owner, { ...membership, connections: "keep" });
  mail.refuseWith(undefined);
  await mailNotification(tree.organizationId, id);
  await broken([member], "broken:2");
  expect(mailsToMember()).toEqual([]);
  const told = await inOrganization(tree.organizationId, (tx) =>
    tx.notification.count({ where: { userId, key: "broken:2" } }),
  );
  expect(told).toBe(0);
});

test("whoever lost the role there is told who can do something, without a link", async () => {
  await broken([member]);
  const membership = await membershipOf(member);
  await execute(changeRole, tree.owner, { ...membership, role: "viewer" });
  const { notifications } = await listed(member);
  expect(notifications[0]).toMatchObject({ href: null });
  expect(notifications[0]?.text).toContain("an admin of Growth can");
});

test("reading marks one's own notifications, and nobody else's", async () => {
  await broken([member, tree.owner]);
  const { notifications } = await listed(member);
  const ids = notifications.map(({ id }) => id);
  expect(await execute(readNotifications, tree.owner, { ids })).toEqual({ unread: 1 });
  expect(await execute(readNotifications, member, { ids })).toEqual({ unread: 0 });
  expect(await execute(readNotifications, tree.owner, { ids: "all" })).toEqual({ unread: 0 });
});

test("the admins of a node are those at it and above, the nearest first", async () => {
  const { organizationId, project, team } = tree;
  await createPerson(organizationId, project.id, "member");
  const below = await createPerson(organizationId, project.id, "admin");
  const ids = (nodeId: string) =>
    inOrganization(organizationId, (tx) => adminsOf(tx, organizationId, nodeId));
  const { userId } = member.actor;
  expect(await ids(project.id)).toEqual([below.actor.userId, userId, tree.owner.actor.userId]);
  expect(await ids(team.id)).toEqual([userId, tree.owner.actor.userId]);
  expect(await ids(organizationId)).toEqual([tree.owner.actor.userId]);
});
