import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { listActivity } from "@/lib/activity/list";
import { execute } from "@/lib/pipeline/execute";
import { api } from "@/lib/testing/api";
import { type AskingTree, callerOf, createAskingTree } from "@/lib/testing/asking-agent";
import { createPerson, createTestNode } from "@/lib/testing/fixtures";
import { createTestKey, createTestToken } from "@/lib/testing/keys";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { callTool } from "@/lib/tools/dispatch";
import { listTools } from "@/lib/tools/list";
import { listPolicies } from "./list";
import type { PolicyEntry } from "./policy-entry";
import { previewPolicies } from "./preview";
import { setPolicies } from "./set";
import { testPolicy } from "./test";

let sandbox: OwnSandbox;
let tree: AskingTree;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  // acme asks before every write; GitHub is at the team.
  tree = await createAskingTree();
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));

const set = (nodeId: string, policies: PolicyEntry[], by = tree.owner, basedOn?: string) =>
  execute(setPolicies, by, { nodeId, policies, ...(basedOn !== undefined && { basedOn }) });
const list = (nodeId = tree.agent.id, by = tree.owner) => execute(listPolicies, by, { nodeId });
const ofGithub = async (nodeId?: string) => {
  const { rows } = await list(nodeId);
  return rows.find(({ integration }) => integration?.id === "github");
};

const all = (effect: "read" | "write" | "destructive", value: PolicyEntry["value"]) =>
  ({ scope: "all", target: "", effect, value }) as const;
const github = (effect: "read" | "write", value: PolicyEntry["value"]) =>
  ({ scope: "integration", target: "github", effect, value }) as const;
const issue = (value: PolicyEntry["value"]) =>
  ({ scope: "tool", target: "github_create_issue", effect: "", value }) as const;

describe("the table", () => {
  test("says what holds and where it is set, for all, per integration, per tool and for agents themselves", async () => {
    await set(tree.team.id, [
      github("read", "ask"),
      issue("deny"),
      { scope: "self", target: "install", effect: "", value: "deny" },
    ]);
    const { rows, self, own } = await list();
    expect(own).toEqual([]);
    expect(rows[0]).toMatchObject({
      integration: null,
      read: { value: "allow", at: null, own: null, above: null },
      write: { value: "ask", at: { name: "acme" }, above: { value: "ask", at: { name: "acme" } } },
      destructive: { value: "ask", at: null, above: null },
    });
    const row = await ofGithub();
    expect(row).toMatchObject({
      read: { value: "ask", at: { name: "Growth" } },
      write: { value: "ask", at: { name: "acme" } },
    });
    expect(row?.tools.find(({ name }) => name === "github_create_issue")?.cell).toMatchObject({
      value: "deny",
      at: { name: "Growth" },
    });
    expect(self).toMatchObject([
      { action: "install", near: { value: "deny" }, far: { value: "deny" } },
      { action: "configure", near: { value: "allow" }, far: { value: "ask" } },
      { action: "connect", near: { value: "allow" }, far: { value: "ask" } },
      { action: "remove", near: { value: "allow" }, far: null },
    ]);
  });

  test("marks what is set at this very node, beside what is set above it", async () => {
    await set(tree.team.id, [all("write", "deny")]);
    const { rows, own } = await list(tree.team.id);
    expect(own).toEqual([all("write", "deny")]);
    expect(rows[0]?.write).toMatchObject({
      value: "deny",
      own: "deny",
      at: { name: "Growth" },
      above: { value: "ask", at: { name: "acme" } },
    });
  });

  test("names places above without a way to them where the viewer holds no role there", async () => {
    const viewer = await createPerson(tree.organizationId, tree.project.id, "viewer");
    const { rows, canEdit } = await list(tree.agent.id, viewer);
    expect(rows[0]?.write.at).toMatchObject({ name: "acme", path: null });
    expect(canEdit).toBe(false);
  });
});

describe("setting", () => {
  test("replaces what is set at the node, all of it and nothing else", async () => {
    await set(tree.team.id, [all("write", "deny"), issue("deny")]);
    const { own } = await set(tree.team.id, [all("write", "ask"), github("read", "ask")]);
    expect(own).toHaveLength(2);
    expect((await list(tree.team.id)).own).toEqual([all("write", "ask"), github("read", "ask")]);
    expect((await list(tree.organizationId)).own).toEqual([all("write", "ask")]);
    await set(tree.team.id, []);
    expect((await list(tree.team.id)).own).toEqual([]);
  });

  test("is refused where it is looser than what is set above, and says who can change that", async () => {
    await expect(set(tree.team.id, [issue("allow")])).rejects.toMatchObject({
      kind: "invalid_input",
      fields: [
        {
          pointer: "/policies/0/value",
          detail: "Asks at acme; only an admin of acme can change it.",
        },
      ],
    });
    // A default is nobody's: it may be loosened.
    await set(tree.team.id, [all("destructive", "allow")]);
  });

  test("keeps what was set before it became looser than what is set above", async () => {
    await set(tree.organizationId, []);
    await set(tree.team.id, [issue("allow")]);
    await set(tree.organizationId, [all("write", "deny")]);
    await set(tree.team.id, [issue("allow"), github("read", "ask")]);
    expect((await list(tree.team.id)).own).toHaveLength(2);
    expect(
      await execute(testPolicy, tree.owner, {
        nodeId: tree.agent.id,
        tool: "github_create_issue",
      }),
    ).toMatchObject({ value: "deny", at: { name: "acme" } });
  });

  test("of two who save at once, the one who did not see the other's is refused", async () => {
    const { digest } = await list(tree.team.id);
    const both = await Promise.allSettled([
      set(tree.team.id, [issue("deny")], tree.owner, digest),
      set(tree.team.id, [github("read", "ask")], tree.owner, digest),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((each) => each.status === "rejected")?.reason).toMatchObject({
      kind: "conflict",
    });
    expect((await list(tree.team.id)).own).toHaveLength(1);
  });

  test.each([
    ["an unknown integration", { scope: "integration", target: "nope", effect: "read" }],
    ["an unknown tool", { scope: "tool", target: "github_fly", effect: "" }],
  ] as const)("%s is refused", async (_name, subject) => {
    await expect(set(tree.team.id, [{ ...subject, value: "deny" }])).rejects.toMatchObject({
      kind: "invalid_input",
      fields: [{ pointer: "/policies/0/target" }],
    });
  });

  test("the same said twice is refused", async () => {
    await expect(set(tree.team.id, [issue("ask"), issue("deny")])).rejects.toMatchObject({
      fields: [{ pointer: "/policies/1/target" }],
    });
  });

  test("takes an admin there, and no agent", async () => {
    const member = await createPerson(tree.organizationId, tree.team.id, "member");
    await expect(set(tree.team.id, [], member)).rejects.toMatchObject({ kind: "forbidden" });
    const answer = await api({ token: tree.key }).put("/nodes/self/policies", { policies: [] });
    expect(answer.status).toBe(403);
  });

  test("is on record with what was and what is", async () => {
    await set(tree.team.id, [issue("deny")]);
    const { events } = await execute(listActivity, tree.owner, {
      nodeId: tree.team.id,
      operation: "set_policies",
    });
    expect(events[0]?.details).toEqual({
      changes: 1,
      policies: [{ what: "tool github_create_issue", from: "inherit", to: "deny" }],
    });
  });

  test("works over REST as the dashboard does it", async () => {
    const token = await createTestToken(tree.owner);
    const path = `/nodes/${tree.team.id}/policies`;
    const put = await api({ token }).put(path, { policies: [issue("deny")] });
    expect(put).toMatchObject({ status: 200, body: { own: [issue("deny")] } });
    expect(await api({ token }).get(path)).toMatchObject({ body: { own: [issue("deny")] } });
    const wrong = await api({ token }).put(path, { policies: [{ scope: "all", value: "maybe" }] });
    expect(wrong.status).toBe(422);
  });
});

describe("what agents see of it", () => {
  test("a denied tool is neither listed nor callable, however its agent asks", async () => {
    await set(tree.team.id, [issue("deny")]);
    const agent = await callerOf(tree.key);
    const { groups } = await execute(listTools, agent, { nodeId: tree.agent.id });
    const names = groups.flatMap(({ tools }) => tools.map(({ name }) => name));
    expect(names).toContain("github_list_issues");
    expect(names).not.toContain("github_create_issue");
    await expect(
      execute(callTool, agent, {
        nodeId: tree.agent.id,
        tool: "github_create_issue",
        arguments: { repository: "acme/website", title: "Broken link" },
      }),
    ).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("an agent reads its own policies, and tests a tool", async () => {
    const agent = await callerOf(tree.key);
    const own = { nodeId: tree.agent.id };
    expect(await execute(listPolicies, agent, own)).toMatchObject({ canEdit: false });
    expect(await execute(testPolicy, agent, { ...own, tool: "github_create_issue" })).toMatchObject(
      {
        value: "ask",
        from: "all",
        sentence: "Asks a person first: set at acme for write tools of all integrations.",
      },
    );
  });
});

describe("the preview", () => {
  const preview = (nodeId: string, policies: PolicyEntry[]) =>
    execute(previewPolicies, tree.owner, { nodeId, policies });

  test("counts agents and tools that would be asked, lost and let go on", async () => {
    await createTestNode(tree.organizationId, tree.project.id, "agent", "rival");
    expect(await preview(tree.team.id, [github("read", "ask"), issue("deny")])).toMatchObject({
      changes: 2,
      ask: { agents: 2, tools: 5 },
      deny: { agents: 2, tools: 1 },
      text: "2 changes: 2 agents will be asked before 5 tools and 2 agents will lose 1 tool.",
    });
    expect(await preview(tree.organizationId, [])).toMatchObject({
      changes: 1,
      allow: { agents: 2, tools: 2 },
      text: "1 change: 2 agents may use 2 tools without asking.",
    });
  });

  test("leaves out agents for which a policy of their own holds already", async () => {
    const rival = await createTestNode(tree.organizationId, tree.project.id, "agent", "rival");
    await set(rival.id, [issue("deny")]);
    expect(await preview(tree.team.id, [issue("deny")])).toMatchObject({
      deny: { agents: 1, tools: 1 },
    });
  });

  test("says that nobody has what a change is about", async () => {
    const text = "1 change: no agent has a tool that this changes.";
    const entry = {
      scope: "integration",
      target: "notion",
      effect: "read",
      value: "deny",
    } as const;
    expect(await preview(tree.team.id, [entry])).toMatchObject({ text });
  });

  test("foretells what is so afterwards", async () => {
    const change = [github("read", "deny")];
    const { deny } = await preview(tree.team.id, change);
    const count = async () => {
      const agent = await callerOf(await createTestKey(tree.organizationId, tree.agent.id));
      const { groups } = await execute(listTools, agent, { nodeId: tree.agent.id });
      return groups.flatMap(({ tools }) => tools).length;
    };
    const before = await count();
    await set(tree.team.id, change);
    expect(before - (await count())).toBe(deny.tools);
  });
});
