import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { mintSessionToken, sessionCookie } from "@/lib/auth/session-token";
import { getConnectAttempt } from "@/lib/connections/get-attempt";
import { inOrganization } from "@/lib/db";
import { publicOrigin } from "@/lib/env";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { consentAt, startAt } from "@/lib/testing/connect";
import { createPerson, createTree, type TestPerson, type TestTree } from "@/lib/testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { oauthCallback } from "./oauth-callback";

let sandbox: OwnSandbox;
let tree: TestTree;
const logged: string[] = [];

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockImplementation((line) => {
    logged.push(String(line));
    return true;
  });
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  await execute(installIntegration, tree.system, place());
});

const place = () => ({ nodeId: tree.team.id, integration: "github" });

async function comeBack(
  person: TestPerson | null,
  answer: Record<string, string>,
  provider = "github",
): Promise<string> {
  const query = new URLSearchParams(answer).toString();
  const request = new Request(`${publicOrigin()}/api/oauth/${provider}/callback?${query}`);
  if (person) {
    const expiresAt = new Date(Date.now() + 60_000);
    const token = await mintSessionToken(person.actor.sessionId, expiresAt);
    request.headers.set("cookie", `${sessionCookie().name}=${token}`);
  }
  const response = await oauthCallback(request, { params: Promise.resolve({ provider }) });
  expect(response.status).toBe(303);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  const location = response.headers.get("location") ?? "";
  expect(location.startsWith(`${publicOrigin()}/connect/`)).toBe(true);
  for (const secret of [answer.code, answer.state])
    if (secret !== undefined) {
      expect(location).not.toContain(secret);
      expect(logged.join("")).not.toContain(secret);
    }
  return new URL(location).pathname;
}

const answerOf = async (person: TestPerson) => {
  const { attemptId, url } = await startAt(person, place());
  const { state, code = "", iss = "" } = await consentAt(url);
  return { attemptId, answer: { state, code, iss } };
};

test("the browser goes on to the page of its attempt, which is done", async () => {
  const { attemptId, answer } = await answerOf(tree.owner);
  expect(await comeBack(tree.owner, answer)).toBe(`/connect/${attemptId}`);
  expect(await execute(getConnectAttempt, tree.owner, { attemptId })).toMatchObject({
    status: "done",
  });
  // A second visit is told that it is used.
  expect(await comeBack(tree.owner, answer)).toBe("/connect/used");
});

test("whoever is signed out, somebody else, or comes without a state gets nothing", async () => {
  const { attemptId, answer } = await answerOf(tree.owner);
  const stranger = (await createTree()).owner;
  expect(await comeBack(null, answer)).toBe("/connect/used");
  expect(await comeBack(tree.owner, {})).toBe("/connect/used");
  expect(await comeBack(tree.owner, { state: "alfe_nonsense" })).toBe("/connect/used");
  expect(await comeBack(tree.owner, answer, "google")).toBe("/connect/used");
  expect(await comeBack(stranger, answer)).toBe("/connect/used");
  expect(await execute(getConnectAttempt, tree.owner, { attemptId })).toMatchObject({
    status: "waiting",
  });
});

test("who lost the role meanwhile is told so", async () => {
  const admin = await createPerson(tree.organizationId, tree.team.id, "admin");
  const { attemptId, answer } = await answerOf(admin);
  await inOrganization(tree.organizationId, (tx) =>
    tx.membership.deleteMany({
      where: { organizationId: tree.organizationId, userId: admin.actor.userId },
    }),
  );
  expect(await comeBack(admin, answer)).toBe(`/connect/${attemptId}`);
  expect(await execute(getConnectAttempt, tree.owner, { attemptId })).toMatchObject({
    status: "lost_role",
  });
  expect(await sandbox.requests("github.com", "/login/oauth/access_token")).toEqual([]);
});

test("a parameter that is there twice makes the answer unusable", async () => {
  const { answer } = await answerOf(tree.owner);
  const twice = new Request(
    `${publicOrigin()}/api/oauth/github/callback?${new URLSearchParams(answer).toString()}&code=other`,
  );
  const response = await oauthCallback(twice, { params: Promise.resolve({ provider: "github" }) });
  expect(response.headers.get("location")).toBe(`${publicOrigin()}/connect/used`);
});
