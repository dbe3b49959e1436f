import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getLinkEntrance, joinByLink } from "@/lib/account/join-by-link";
import { startSession } from "@/lib/account/sessions";
import { authorizeConnect } from "@/lib/connections/authorize";
import { parseAttemptId } from "@/lib/connections/attempt-id";
import { cancelConnect } from "@/lib/connections/cancel";
import { finishConnect } from "@/lib/connections/finish";
import { getConnectAttempt } from "@/lib/connections/get-attempt";
import { listConnections } from "@/lib/connections/list";
import { refuseConnect } from "@/lib/connections/refuse";
import { resolveConnect } from "@/lib/connections/resolve";
import { startConnect } from "@/lib/connections/start";
import { inOrganization } from "@/lib/db";
import { blockIntegration } from "@/lib/installations/block";
import { installIntegration } from "@/lib/installations/install";
import { removeIntegration } from "@/lib/installations/remove";
import { unblockIntegration } from "@/lib/installations/unblock";
import { listMembers } from "@/lib/members/list";
import { removeMember } from "@/lib/members/remove";
import { listNotifications } from "@/lib/notifications/list";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import { consentAt } from "@/lib/testing/connect";
import { dumpTables } from "@/lib/testing/dump-tables";
import {
  createPerson,
  createTestNode,
  createTree,
  type TestPerson,
  type TestTree,
} from "@/lib/testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { deleteNode } from "@/lib/tree/delete";
import { getNode } from "@/lib/tree/get";
import { createConnectLink } from "./create";
import { declineConnectLink } from "./decline";
import { getConnectLink } from "./get";
import { listConnectLinks } from "./list";
import { openConnectLink } from "./open";
import { startFromLink } from "./start";
import { withdrawConnectLink } from "./withdraw";

let sandbox: OwnSandbox;
let tree: TestTree;
/** May connect at the project and at its agents. */
let member: TestPerson;

const password = "correct horse battery";

beforeAll(async () => {
  sandbox = await startOwnSandbox();
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));

beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  member = await createPerson(tree.organizationId, tree.project.id, "member");
  for (const integration of ["github", "stripe", "gmail", "web-fetch"])
    await execute(installIntegration, tree.system, { nodeId: tree.team.id, integration });
});

type To = { userId: string } | { email: string };

async function send(
  sender: Caller,
  to: To,
  more: { nodeId?: string; integration?: string; days?: 1 | 3 | 7; note?: string } = {},
) {
  const { link, url } = await execute(createConnectLink, sender, {
    nodeId: tree.agent.id,
    integration: "github",
    days: 3 as const,
    ...more,
    to,
  });
  return { linkId: link.id, link, token: url.replace("/connect/", "") };
}

const toMember = () => ({ userId: member.actor.userId });

/** Somebody of the server who holds no role in the organization. */
async function createStranger(email = `who-${randomUUID().slice(0, 8)}@elsewhere.test`) {
  const other = await createTree();
  const { token } = await (async () => {
    await execute(installIntegration, other.system, {
      nodeId: other.team.id,
      integration: "github",
    });
    const { url } = await execute(createConnectLink, other.owner, {
      nodeId: other.team.id,
      integration: "github",
      days: 1,
      to: { email },
    });
    return { token: url.replace("/connect/", "") };
  })();
  const { userId } = await joinByLink(token, { email, password }, randomUUID());
  const { id: sessionId } = await startSession(userId, "test");
  return {
    actor: { kind: "person", userId, sessionId },
    organizationId: tree.organizationId,
    email,
  } as const;
}

const stateOf = async (linkId: string, viewer: Caller = tree.owner) =>
  (await execute(listConnectLinks, viewer, {})).links.find(({ id }) => id === linkId)?.state;
const pageFor = (person: Caller, token: string) => execute(getConnectLink, person, { token });
const accountsAt = async (nodeId = tree.agent.id) =>
  (await execute(listConnections, tree.owner, { nodeId })).own;
const attempt = (person: Caller, attemptId: string) =>
  execute(getConnectAttempt, person, { attemptId });

/** From the link's page to the provider's, and what comes back from there. */
async function goTo(person: Caller, token: string, choice: Parameters<typeof consentAt>[1] = {}) {
  const { attemptId } = await execute(startFromLink, person, { token });
  if (attemptId === null) throw new Error("Nothing to connect");
  const { url } = await execute(authorizeConnect, person, { attemptId });
  return { attemptId, answer: await consentAt(url, choice) };
}

async function aliveAt(provider = "github"): Promise<string[]> {
  await workOffRemovals(tree.organizationId);
  const grants = await sandbox.grants(provider);
  return grants.filter(({ tokens }) => tokens > 0).map(({ account }) => account);
}

describe("a link to a member", () => {
  test("names what is asked by whom, connects one account, and is used up by that", async () => {
    const { token, linkId, link } = await send(tree.owner, toMember(), { note: "For releases" });
    expect(link).toMatchObject({ state: "sent", canWithdraw: true, note: "For releases" });
    expect(await pageFor(member, token)).toMatchObject({
      state: "ready",
      organization: { name: "acme" },
      node: { name: "scout", kind: "agent", parentName: "Website" },
      integration: { id: "github" },
      provider: { name: "GitHub" },
      scopes: [
        { words: "read and write code and issues" },
        { words: expect.any(String) as string },
      ],
      sentBy: { email: tree.owner.email, role: "owner" },
      note: "For releases",
      me: { email: member.email },
    });
    await execute(openConnectLink, member, { token });
    expect(await stateOf(linkId)).toBe("opened");
    const { answer, attemptId } = await goTo(member, token);
    expect(await stateOf(linkId)).toBe("opened");
    expect(await execute(finishConnect, member, answer)).toMatchObject({
      status: "done",
      linkId,
      attemptId,
      node: { path: expect.stringContaining("/growth/website/scout") as string },
    });
    expect(await accountsAt()).toMatchObject([
      { accountName: "octocat", connectedBy: { id: member.actor.userId } },
    ]);
    const { links } = await execute(listConnectLinks, tree.owner, {});
    expect(links).toMatchObject([
      { id: linkId, state: "used", accountName: "octocat", canWithdraw: false },
    ]);
    expect(await pageFor(member, token)).toMatchObject({ state: "used" });
    await expect(execute(startFromLink, member, { token })).rejects.toMatchObject({
      kind: "conflict",
      message: "This link was used. Ask for a new one.",
    });
    const { notifications } = await execute(listNotifications, tree.owner, {});
    expect(notifications).toMatchObject([{ kind: "link_used" }]);
    expect(notifications[0]?.text).toContain("octocat");
  });

  test("lends nothing: a member without the right is not chosen, and one who lost it is refused", async () => {
    const viewer = await createPerson(tree.organizationId, tree.team.id, "viewer");
    await expect(send(tree.owner, { userId: viewer.actor.userId })).rejects.toMatchObject({
      kind: "invalid_input",
      fields: [{ pointer: "/to" }],
    });
    const { token } = await send(tree.owner, toMember());
    const begun = await goTo(member, token);
    await setRole(member, "viewer");
    expect(await pageFor(member, token)).toMatchObject({
      state: "withdrawn",
      text: "You may no longer connect accounts at scout. Ask for a new link.",
    });
    await expect(execute(startFromLink, member, { token })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(execute(finishConnect, member, begun.answer)).rejects.toMatchObject({
      kind: "forbidden",
    });
    expect(await accountsAt()).toEqual([]);
    expect(await aliveAt()).toEqual([]);
  });
});

const setRole = (person: TestPerson, role: "viewer" | "member") =>
  inOrganization(tree.organizationId, (tx) =>
    tx.membership.updateMany({
      where: { organizationId: tree.organizationId, userId: person.actor.userId },
      data: { role },
    }),
  );

describe("a link to an address", () => {
  test("lets its holder make that one connection, and shows them nothing else", async () => {
    const stranger = await createStranger();
    const { token, linkId } = await send(tree.owner, { email: stranger.email });
    expect(await pageFor(stranger, token)).toMatchObject({ state: "ready" });
    const { attemptId, answer } = await goTo(stranger, token);
    const done = await execute(finishConnect, stranger, answer);
    expect(done).toMatchObject({
      status: "done",
      node: { name: "scout", path: null },
      account: "octocat",
    });
    expect(await attempt(stranger, attemptId)).toEqual(done);
    expect(await accountsAt()).toMatchObject([{ accountName: "octocat" }]);
    expect(await stateOf(linkId)).toBe("used");
    // They are nobody in the organization, before and after.
    const { agent, team } = tree;
    for (const ask of [
      () => execute(getNode, stranger, { nodeId: agent.id }),
      () => execute(listConnections, stranger, { nodeId: agent.id }),
      () => execute(startConnect, stranger, { nodeId: agent.id, integration: "github" }),
      () => execute(startConnect, stranger, { nodeId: team.id, integration: "github" }),
      () => send(stranger, { email: "x@elsewhere.test" }),
      () => execute(listConnectLinks, stranger, {}),
    ])
      await expect(ask()).rejects.toMatchObject({ kind: "not_found" });
    expect(await rolesOf(stranger)).toBe(0);
  });

  test("also lends it to a viewer, at that node only", async () => {
    const viewer = await createPerson(tree.organizationId, tree.team.id, "viewer");
    const { token } = await send(tree.owner, { email: viewer.email });
    const { answer } = await goTo(viewer, token);
    expect(await execute(finishConnect, viewer, answer)).toMatchObject({ status: "done" });
    await expect(
      execute(startConnect, viewer, { nodeId: tree.agent.id, integration: "github" }),
    ).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("is for nobody else: neither its address nor what it asks for is shown", async () => {
    const stranger = await createStranger();
    const { token, linkId } = await send(tree.owner, { email: stranger.email });
    for (const other of [member, tree.owner, await createStranger()]) {
      const page = await pageFor(other, token);
      expect(page).toEqual({
        state: "other_person",
        text: `This link is for another address. You are signed in as ${other.email}.`,
        stateAt: null,
        organization: { name: "acme" },
        me: { email: other.email },
      });
      for (const operation of [openConnectLink, declineConnectLink])
        await expect(execute(operation, other, { token })).rejects.toMatchObject({
          kind: expect.stringMatching(/forbidden|not_found/) as string,
        });
      await expect(execute(startFromLink, other, { token })).rejects.toMatchObject({
        kind: expect.stringMatching(/forbidden|not_found/) as string,
      });
    }
    expect(await stateOf(linkId)).toBe("sent");
  });

  test("permissions that are missing are decided by its holder", async () => {
    const stranger = await createStranger();
    const { token, linkId } = await send(tree.owner, { email: stranger.email });
    const { attemptId, answer } = await goTo(stranger, token, { untick: ["read:org"] });
    expect(await execute(finishConnect, stranger, answer)).toMatchObject({ status: "partial" });
    expect(await stateOf(linkId)).toBe("sent");
    const kept = await execute(resolveConnect, stranger, { attemptId, choice: "keep" });
    expect(kept).toMatchObject({ status: "done" });
    expect(await stateOf(linkId)).toBe("used");
  });

  test("somebody without an account makes one for exactly that address, without any role", async () => {
    const email = `new-${randomUUID().slice(0, 8)}@elsewhere.test`;
    const { token } = await send(tree.owner, { email });
    expect(await getLinkEntrance(token)).toEqual({
      state: "open",
      text: "acme asks you to connect an account.",
      organizationName: "acme",
      needsAccount: true,
    });
    await expect(
      joinByLink(token, { email: "other@elsewhere.test", password }, randomUUID()),
    ).rejects.toMatchObject({ kind: "forbidden", message: "This link is for another address." });
    const { userId } = await joinByLink(token, { email, password }, randomUUID());
    const { id: sessionId } = await startSession(userId, "test");
    const person = {
      actor: { kind: "person", userId, sessionId },
      organizationId: tree.organizationId,
    } as const;
    expect(await rolesOf(person)).toBe(0);
    expect(await getLinkEntrance(token)).toMatchObject({ state: "open", needsAccount: false });
    await expect(joinByLink(token, { email, password }, randomUUID())).rejects.toMatchObject({
      kind: "unauthenticated",
    });
    const { answer } = await goTo(person, token);
    expect(await execute(finishConnect, person, answer)).toMatchObject({ status: "done" });
  });

  test("addresses cannot be tried one after the other", async () => {
    const { token } = await send(tree.owner, { email: "somebody@elsewhere.test" });
    const kinds = [];
    for (let tried = 0; tried < 12; tried += 1)
      kinds.push(
        await joinByLink(token, { email: `guess${tried}@elsewhere.test`, password }, randomUUID())
          .then(() => "joined")
          .catch((error: unknown) => (error as { kind: string }).kind),
      );
    expect(kinds.filter((kind) => kind === "forbidden")).toHaveLength(10);
    expect(kinds.slice(10)).toEqual(["rate_limited", "rate_limited"]);
  });
});

const rolesOf = ({ actor }: { actor: { userId: string } }) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.membership.count({ where: { organizationId: tree.organizationId, userId: actor.userId } }),
  );

test("ten signed-out opens change nothing, and a link that is none says no more", async () => {
  const { token } = await send(tree.owner, { email: "somebody@elsewhere.test" });
  const before = await dumpTables(tree.organizationId);
  for (let opened = 0; opened < 10; opened += 1) await getLinkEntrance(token);
  expect(await dumpTables(tree.organizationId)).toBe(before);
  const foreign = token.replace(tree.organizationId, randomUUID());
  for (const none of ["", "used", `${token}x`, foreign])
    expect(await getLinkEntrance(none)).toMatchObject({ state: "unknown", organizationName: "" });
  // Reading it signed in changes nothing either.
  await pageFor(member, token);
  expect(await dumpTables(tree.organizationId)).toBe(before);
  expect(before).not.toContain(token);
});

describe("a link ends", () => {
  test("when it is declined, and its sender is told by whom", async () => {
    const stranger = await createStranger();
    const { token, linkId } = await send(member, { email: stranger.email });
    const { attemptId } = await execute(startFromLink, stranger, { token });
    await execute(declineConnectLink, stranger, { token });
    expect(await stateOf(linkId, member)).toBe("declined");
    expect(await pageFor(stranger, token)).toMatchObject({ state: "declined" });
    expect(await attempt(stranger, attemptId ?? "")).toMatchObject({ status: "cancelled" });
    const { notifications } = await execute(listNotifications, member, {});
    expect(notifications).toMatchObject([{ kind: "link_declined" }]);
    expect(notifications[0]?.text).toContain(stranger.email);
    await expect(execute(declineConnectLink, stranger, { token })).rejects.toMatchObject({
      kind: "conflict",
    });
  });

  test("when its time is over", async () => {
    const { token, linkId } = await send(tree.owner, toMember(), { days: 1 });
    const begun = await goTo(member, token);
    await inOrganization(tree.organizationId, (tx) =>
      tx.connectLink.updateMany({
        where: { organizationId: tree.organizationId, id: linkId },
        data: { expiresAt: new Date(Date.now() - 1000) },
      }),
    );
    expect(await stateOf(linkId)).toBe("expired");
    expect(await pageFor(member, token)).toMatchObject({ state: "expired" });
    await expect(execute(startFromLink, member, { token })).rejects.toMatchObject({
      kind: "conflict",
    });
    expect(await execute(finishConnect, member, begun.answer)).toMatchObject({
      status: "removed",
      text: "This link has expired. Ask for a new one. Nothing was saved.",
    });
    expect(await aliveAt()).toEqual([]);
  });

  test("when its sender may no longer connect there, from that moment on", async () => {
    const stranger = await createStranger();
    const { token, linkId } = await send(member, { email: stranger.email });
    const begun = await goTo(stranger, token);
    await setRole(member, "viewer");
    expect(await stateOf(linkId)).toBe("withdrawn");
    expect(await pageFor(stranger, token)).toMatchObject({
      state: "withdrawn",
      text: "This link was withdrawn. Ask for a new one.",
    });
    await expect(execute(finishConnect, stranger, begun.answer)).rejects.toMatchObject({
      kind: "not_found",
    });
    await endsRefused(stranger, begun, "This link was withdrawn.");
    expect(await accountsAt()).toEqual([]);
  });

  test("when what it asks for is blocked or removed, and only a block is undone", async () => {
    const place = { nodeId: tree.team.id, integration: "github" };
    const { token } = await send(tree.owner, toMember());
    const gone = { state: "not_needed", text: "acme no longer needs this." };
    await execute(blockIntegration, tree.owner, place);
    expect(await pageFor(member, token)).toMatchObject(gone);
    await execute(unblockIntegration, tree.owner, place);
    expect(await pageFor(member, token)).toMatchObject({ state: "ready" });
    const begun = await goTo(member, token);
    await execute(removeIntegration, tree.owner, place);
    expect(await execute(finishConnect, member, begun.answer)).toMatchObject({
      status: "removed",
      isOpen: false,
    });
    await execute(installIntegration, tree.owner, place);
    expect(await pageFor(member, token)).toMatchObject({ state: "withdrawn" });
    expect(await aliveAt()).toEqual([]);
  });

  test("when its node is deleted", async () => {
    const agent = await createTestNode(tree.organizationId, tree.project.id, "agent", "triage");
    const stranger = await createStranger();
    const { token, linkId } = await send(
      tree.owner,
      { email: stranger.email },
      { nodeId: agent.id },
    );
    await execute(deleteNode, tree.owner, { nodeId: agent.id });
    expect(await pageFor(stranger, token)).toMatchObject({ state: "withdrawn" });
    expect(await stateOf(linkId)).toBe("withdrawn");
    await expect(execute(startFromLink, stranger, { token })).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  test("when whoever it is for is removed from there", async () => {
    const { token, linkId } = await send(tree.owner, { email: member.email });
    const { members } = await execute(listMembers, tree.owner, { nodeId: tree.project.id });
    const held = members.find(({ userId }) => userId === member.actor.userId);
    await execute(removeMember, tree.owner, {
      nodeId: tree.project.id,
      membershipId: held?.own?.membershipId ?? "",
      connections: "keep",
    });
    expect(await stateOf(linkId)).toBe("withdrawn");
    expect(await pageFor(member, token)).toMatchObject({ state: "withdrawn" });
  });

  test("when it is withdrawn, also for who is at the provider at that moment", async () => {
    const stranger = await createStranger();
    const { token, linkId } = await send(tree.owner, { email: stranger.email });
    const begun = await goTo(stranger, token);
    const withdrawn = await execute(withdrawConnectLink, tree.owner, { linkId });
    expect(withdrawn).toMatchObject({ state: "withdrawn", canWithdraw: false });
    await expect(execute(finishConnect, stranger, begun.answer)).rejects.toMatchObject({
      kind: "conflict",
    });
    expect(await attempt(stranger, begun.attemptId)).toMatchObject({
      status: "removed",
      text: "This link was withdrawn. Ask for a new one. Nothing was saved.",
      isOpen: false,
    });
    expect(await accountsAt()).toEqual([]);
    expect(await sandbox.requests("github.com", "/login/oauth/access_token")).toEqual([]);
  });

  test("tokens about which its holder was deciding go back with a withdrawn link", async () => {
    const stranger = await createStranger();
    const { token, linkId } = await send(tree.owner, { email: stranger.email });
    const { attemptId, answer } = await goTo(stranger, token, { untick: ["read:org"] });
    await execute(finishConnect, stranger, answer);
    expect(await aliveAt()).toEqual(["octocat"]);
    await execute(withdrawConnectLink, tree.owner, { linkId });
    expect(await aliveAt()).toEqual([]);
    await expect(
      execute(resolveConnect, stranger, { attemptId, choice: "keep" }),
    ).rejects.toMatchObject({ kind: "not_found" });
  });
});

/** What the callback does when the pipeline refused it. */
async function endsRefused(
  person: TestPerson | Awaited<ReturnType<typeof createStranger>>,
  { attemptId, answer }: Awaited<ReturnType<typeof goTo>>,
  text: string,
) {
  await execute(refuseConnect, tree.system, {
    state: answer.state,
    sessionId: person.actor.sessionId,
  });
  const ended = await attempt(person, attemptId);
  expect(ended).toMatchObject({ isOpen: false });
  expect(ended.text).toContain(text);
  expect(await sandbox.requests("github.com", "/login/oauth/access_token")).toEqual([]);
}

describe("a link is used once", () => {
  test("in two browsers of one person the later start counts", async () => {
    const stranger = await createStranger();
    const { token } = await send(tree.owner, { email: stranger.email });
    const { id: sessionId } = await startSession(stranger.actor.userId, "other browser");
    const elsewhere = { ...stranger, actor: { ...stranger.actor, sessionId } };
    const first = await goTo(stranger, token);
    const second = await goTo(elsewhere, token, { account: "acme-bot" });
    expect(await attempt(stranger, first.attemptId)).toMatchObject({ status: "replaced" });
    await expect(execute(finishConnect, stranger, first.answer)).rejects.toMatchObject({
      kind: "conflict",
    });
    expect(await execute(finishConnect, elsewhere, second.answer)).toMatchObject({
      status: "done",
    });
    expect(await accountsAt()).toMatchObject([{ accountName: "acme-bot" }]);
    expect(await aliveAt()).toEqual(["acme-bot"]);
  });

  test("of attempts that were begun at the same moment one stores its account", async () => {
    const stranger = await createStranger();
    const { token, linkId } = await send(tree.owner, { email: stranger.email });
    const first = await goTo(stranger, token);
    const reopen = await holdOpen(first.attemptId);
    const second = await goTo(stranger, token, { account: "acme-bot" });
    await reopen();
    const ends = await Promise.allSettled(
      [first, second].map(({ answer }) => execute(finishConnect, stranger, answer)),
    );
    const done = ends.filter((each) => each.status === "fulfilled" && each.value.status === "done");
    expect(done).toHaveLength(1);
    const accounts = await accountsAt();
    expect(accounts).toHaveLength(1);
    expect(await aliveAt()).toEqual([accounts[0]?.accountName]);
    expect(await stateOf(linkId)).toBe("used");
  });

  test("an attempt that waits when it is used by another one comes to nothing", async () => {
    const stranger = await createStranger();
    const { token } = await send(tree.owner, { email: stranger.email });
    const first = await goTo(stranger, token);
    const reopen = await holdOpen(first.attemptId);
    const second = await goTo(stranger, token, { account: "acme-bot" });
    await reopen();
    await execute(finishConnect, stranger, second.answer);
    await expect(execute(finishConnect, stranger, first.answer)).rejects.toMatchObject({
      kind: "not_found",
    });
    await endsRefusedAsUsed(stranger, first);
    expect(await aliveAt()).toEqual(["acme-bot"]);
  });

  test("a member's own attempt of a used link comes to nothing, whatever their role", async () => {
    const { token } = await send(tree.owner, toMember());
    const first = await goTo(member, token);
    const reopen = await holdOpen(first.attemptId);
    const second = await goTo(member, token, { account: "acme-bot" });
    await reopen();
    await execute(finishConnect, member, second.answer);
    expect(await execute(finishConnect, member, first.answer)).toMatchObject({
      status: "removed",
      text: "This link was used. Ask for a new one. Nothing was saved.",
    });
    expect(await aliveAt()).toEqual(["acme-bot"]);
  });

  test("an attempt that failed does not use it up", async () => {
    const stranger = await createStranger();
    const { token, linkId } = await send(tree.owner, { email: stranger.email });
    const declined = await goTo(stranger, token, { decision: "decline" });
    expect(await execute(finishConnect, stranger, declined.answer)).toMatchObject({
      status: "declined",
    });
    const begun = await execute(startFromLink, stranger, { token });
    await execute(cancelConnect, stranger, { attemptId: begun.attemptId ?? "" });
    expect(await stateOf(linkId)).toBe("sent");
    const { answer } = await goTo(stranger, token);
    expect(await execute(finishConnect, stranger, answer)).toMatchObject({ status: "done" });
  });
});

/**
 * Remembers an attempt as it is now. What it returns takes back that a later start ended it: two that
 * start at the same moment do not see each other.
 */
async function holdOpen(attemptId: string): Promise<() => Promise<unknown>> {
  const where = { organizationId: tree.organizationId, id: parseAttemptId(attemptId)?.id ?? "" };
  const change = <T>(work: Parameters<typeof inOrganization<T>>[1]) =>
    inOrganization(tree.organizationId, work);
  const { stateHash, ...row } = await change((tx) =>
    tx.connectAttempt.findFirstOrThrow({
      where,
      select: { status: true, stateHash: true, sealed: true, endedAt: true },
    }),
  );
  const data = { ...row, stateHash: stateHash && new Uint8Array(stateHash) };
  return () => change((tx) => tx.connectAttempt.updateMany({ where, data }));
}

async function endsRefusedAsUsed(
  person: Awaited<ReturnType<typeof createStranger>>,
  { attemptId, answer }: Awaited<ReturnType<typeof goTo>>,
) {
  const { state } = answer;
  const { sessionId } = person.actor;
  await execute(refuseConnect, tree.system, { state, sessionId });
  expect(await attempt(person, attemptId)).toMatchObject({
    status: "removed",
    text: "This link was used. Ask for a new one. Nothing was saved.",
  });
}

describe("who sends and sees links", () => {
  test("sending takes the right to connect there, and something to connect", async () => {
    const viewer = await createPerson(tree.organizationId, tree.team.id, "viewer");
    const to = { email: "somebody@elsewhere.test" };
    await expect(send(viewer, to)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(send(member, to, { nodeId: tree.team.id })).rejects.toMatchObject({
      kind: "not_found",
    });
    await expect(send(tree.owner, to, { integration: "notion" })).rejects.toMatchObject({
      kind: "conflict",
    });
    await expect(send(tree.owner, to, { integration: "web-fetch" })).rejects.toMatchObject({
      kind: "conflict",
      message: "Web fetch needs no account, so there is nothing to ask for.",
    });
    await expect(send(tree.owner, { userId: randomUUID() })).rejects.toMatchObject({
      kind: "invalid_input",
    });
  });

  test("members see and withdraw their own, admins all at their nodes", async () => {
    const admin = await createPerson(tree.organizationId, tree.project.id, "admin");
    const other = await createPerson(tree.organizationId, tree.project.id, "member");
    const own = await send(member, { email: "a@elsewhere.test" });
    const above = await send(tree.owner, { email: "b@elsewhere.test" }, { nodeId: tree.team.id });
    const seen = async (person: Caller) =>
      (await execute(listConnectLinks, person, {})).links.map(({ id }) => id);
    expect(await seen(member)).toEqual([own.linkId]);
    expect(await seen(other)).toEqual([]);
    expect(await seen(admin)).toEqual([own.linkId]);
    expect(await seen(tree.owner)).toEqual([above.linkId, own.linkId]);
    for (const stranger of [other, await createStranger()])
      await expect(
        execute(withdrawConnectLink, stranger, { linkId: own.linkId }),
      ).rejects.toMatchObject({ kind: "not_found" });
    await execute(withdrawConnectLink, admin, { linkId: own.linkId });
    expect(await stateOf(own.linkId)).toBe("withdrawn");
    await expect(
      execute(withdrawConnectLink, member, { linkId: own.linkId }),
    ).rejects.toMatchObject({ kind: "conflict" });
  });

  test("a link replaces the one that was sent for the same before", async () => {
    const to = { email: "a@elsewhere.test" };
    const first = await send(tree.owner, to);
    const second = await send(tree.owner, to);
    expect(await stateOf(first.linkId)).toBe("withdrawn");
    expect(await stateOf(second.linkId)).toBe("sent");
    expect(await getLinkEntrance(first.token)).toMatchObject({ state: "closed" });
  });

  test("one person sends thirty in an hour at most", async () => {
    const where = { organizationId: tree.organizationId, nodeId: tree.agent.id };
    await inOrganization(tree.organizationId, (tx) =>
      tx.connectLink.createMany({
        data: Array.from({ length: 29 }, (_, index) => ({
          ...where,
          integration: "github",
          tokenHash: new Uint8Array([index]),
          email: `${index}@elsewhere.test`,
          sentBy: tree.owner.actor.userId,
          expiresAt: new Date(Date.now() + 1000),
        })),
      }),
    );
    await send(tree.owner, { email: "last@elsewhere.test" });
    await expect(send(tree.owner, { email: "more@elsewhere.test" })).rejects.toMatchObject({
      kind: "rate_limited",
    });
    await send(member, { email: "more@elsewhere.test" });
  });
});

test("in however many organizations, one person sends thirty in an hour at most", async () => {
  const other = await createTree();
  await inOrganization(other.organizationId, (tx) =>
    tx.membership.create({
      data: {
        organizationId: other.organizationId,
        nodeId: other.organizationId,
        userId: tree.owner.actor.userId,
        role: "owner",
      },
      select: { id: true },
    }),
  );
  const there = { ...tree.owner, organizationId: other.organizationId };
  const place = { nodeId: other.team.id, integration: "github" };
  await execute(installIntegration, other.system, place);
  for (let sent = 0; sent < 15; sent += 1) {
    await send(tree.owner, { email: `${sent}@elsewhere.test` });
    await send(there, { email: `${sent}@elsewhere.test` }, place);
  }
  for (const [sender, more] of [[tree.owner, {}] as const, [there, place] as const])
    await expect(send(sender, { email: "more@elsewhere.test" }, more)).rejects.toMatchObject({
      kind: "rate_limited",
    });
}, 60_000);

test("a link to reconnect an account lends no right to put another one in its place", async () => {
  const first = await goTo(member, (await send(tree.owner, toMember())).token, {
    account: "octocat",
  });
  const { connectionId } = await execute(finishConnect, member, first.answer);
  const stranger = await createStranger();
  const { url } = await execute(createConnectLink, tree.owner, {
    nodeId: tree.agent.id,
    integration: "github",
    reconnects: connectionId ?? "",
    days: 1,
    to: { email: stranger.email },
  });
  const token = url.replace("/connect/", "");
  const { attemptId, answer } = await goTo(stranger, token, { account: "acme-bot" });
  expect(await execute(finishConnect, stranger, answer)).toMatchObject({ status: "wrong_account" });
  await expect(
    execute(resolveConnect, stranger, { attemptId, choice: "replace" }),
  ).rejects.toMatchObject({ kind: "forbidden" });
  expect(await accountsAt()).toMatchObject([{ id: connectionId, accountName: "octocat" }]);
  await execute(resolveConnect, stranger, { attemptId, choice: "discard" });
  expect(await aliveAt()).toEqual(["octocat"]);
});
