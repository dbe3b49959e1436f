import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { authorizeConnect } from "@/lib/connections/authorize";
import { finishConnect } from "@/lib/connections/finish";
import { blockIntegration } from "@/lib/installations/block";
import { installIntegration } from "@/lib/installations/install";
import { revokeAgentKey } from "@/lib/keys/revoke-agent-key";
import { listAgentKeys } from "@/lib/keys/list-agent-keys";
import { execute } from "@/lib/pipeline/execute";
import { startApiServer } from "@/lib/testing/api-server";
import { consentAt } from "@/lib/testing/connect";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { connectFormer, connectModern, type McpClient } from "@/lib/testing/mcp-client";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";

let sandbox: OwnSandbox;
let server: Awaited<ReturnType<typeof startApiServer>>;
let url: string;
let tree: TestTree;
let key: string;
const clients: McpClient[] = [];

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  server = await startApiServer();
  url = `${server.url}/mcp`;
});

beforeEach(async () => {
  tree = await createTree();
  key = await createTestKey(tree.organizationId, tree.agent.id);
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  await forgetOutsideAccounts(tree.organizationId);
  await sandbox.reset();
});

afterAll(async () => {
  await server.close();
  await sandbox.close();
});

const kept = <T extends McpClient>(client: T): T => {
  clients.push(client);
  return client;
};

/** What the person does who gets the link: sign in, allow it at the provider, and come back. */
async function openLink(link: string): Promise<void> {
  const attemptId = new URL(link).pathname.replace("/connect/", "");
  const { url: provider } = await execute(authorizeConnect, tree.owner, { attemptId });
  await execute(finishConnect, tree.owner, await consentAt(provider));
}

describe.each([
  ["of the newest revision", "2026-07-28", () => connectModern(url, key)],
  ["of the generation before", "2025-11-25", () => connectFormer(url, key)],
] as const)("a client %s", (_name, revision, connect) => {
  test("installs, is sent to connect, and calls a tool", async () => {
    const client = kept(await connect());
    expect(client.revision).toBe(revision);
    const before = await client.tools();
    expect(before.slice(0, 3)).toEqual(["search_catalog", "list_integrations", "get_integration"]);
    expect(before).not.toContain("github_list_organizations");

    const missing = await client.call("github_list_organizations");
    expect(missing).toMatchObject({ isError: true });
    expect(missing.text).toContain('Next: install_integration {"integration":"github"}');

    const installed = await client.call("install_integration", { integration: "github" });
    expect(installed.data).toMatchObject({ id: "github", status: "needs_connection" });

    const sent = await client.call("connect_integration", { integration: "github" });
    expect(sent).toMatchObject({ isError: false, data: { status: "needs_user_action" } });
    const { attemptId, url: link } = sent.data;
    await openLink(String(link));
    const connected = await client.call("check_connection", { attemptId });
    expect(connected.data).toMatchObject({ status: "done", isOpen: false });

    expect(await client.tools()).toContain("github_list_organizations");
    const called = await client.call("github_list_organizations");
    expect(called.isError).toBe(false);
    expect(Object.keys(called.data).length).toBeGreaterThan(0);
  });

  test("finds integrations by words of what they do", async () => {
    const client = kept(await connect());
    const { data } = await client.call("search_catalog", { q: "ISSUE comment" });
    const ids = (data.entries as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["github", "linear"]));
    expect(ids).not.toContain("stripe");
    const none = await client.call("search_catalog", { q: "no such thing" });
    expect(none).toMatchObject({ data: { entries: [] }, text: "No integration does that." });
  });

  test("is told every wrong argument, and that there is no such tool", async () => {
    const client = kept(await connect());
    const wrong = await client.call("install_integration", { integration: 7, nodeId: "another" });
    expect(wrong.isError).toBe(true);
    expect(wrong.text).toContain("/arguments/integration");
    await expect(client.call("github_fly_away")).rejects.toThrow("There is no tool");
  });
});

const installGithub = () =>
  execute(installIntegration, tree.owner, { nodeId: tree.agent.id, integration: "github" });

describe("a client that can ask its person to open a link", () => {
  test("has the account connected within one call", async () => {
    await installGithub();
    const opened: string[] = [];
    const client = kept(
      await connectModern(url, key, async (link) => {
        opened.push(link);
        await openLink(link);
        return "accept";
      }),
    );
    const answer = await client.call("connect_integration", { integration: "github" });
    expect(answer.data).toMatchObject({ status: "connected", url: null });
    expect(opened).toHaveLength(1);
    const again = await client.call("connect_integration", { integration: "github" });
    expect(again.data).toMatchObject({ status: "active" });
    expect(opened).toHaveLength(1);
  });

  test("ends the attempt where the person declines", async () => {
    await installGithub();
    const client = kept(await connectModern(url, key, () => Promise.resolve("decline")));
    const { data } = await client.call("connect_integration", { integration: "github" });
    expect(data).toMatchObject({ status: "not_connected", account: null });
    const { attemptId } = data;
    const { data: after } = await client.call("check_connection", { attemptId });
    expect(after).toMatchObject({ status: "cancelled", isOpen: false });
  });

  test("of the generation before is told so by an error that it knows", async () => {
    await installGithub();
    const client = kept(await connectFormer(url, key, { elicitation: { url: {} } }));
    const asked = client.call("connect_integration", { integration: "github" });
    const error: unknown = await asked.catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: -32042 });
    const [elicitation] = (error as { data: { elicitations: { url: string }[] } }).data
      .elicitations;
    await openLink(elicitation?.url ?? "");
    const { data } = await client.call("connect_integration", { integration: "github" });
    expect(data).toMatchObject({ status: "active" });
  });
});

describe("a client that listens", () => {
  const listen = async () => {
    const client = kept(await connectModern(url, key));
    let heard = 0;
    client.client.setNotificationHandler("notifications/tools/list_changed", () => {
      heard += 1;
    });
    const subscription = await client.client.listen({ toolsListChanged: true });
    return { client, subscription, heard: () => heard };
  };

  test("hears when its list becomes another one, and of nothing else", async () => {
    const { client, heard } = await listen();
    const sibling = await createTestNode(tree.organizationId, tree.project.id, "agent", "other");
    await execute(installIntegration, tree.owner, { nodeId: sibling.id, integration: "web-fetch" });
    await execute(installIntegration, tree.owner, {
      nodeId: tree.team.id,
      integration: "web-fetch",
    });
    await expect.poll(heard).toBe(1);
    expect(await client.tools()).toContain("web_fetch_get_page");
    await execute(blockIntegration, tree.owner, {
      nodeId: tree.organizationId,
      integration: "web-fetch",
    });
    await expect.poll(heard).toBe(2);
  });

  test("hears no more once its key is revoked", async () => {
    const { subscription } = await listen();
    const { keys } = await execute(listAgentKeys, tree.owner, { nodeId: tree.agent.id });
    await execute(revokeAgentKey, tree.owner, { nodeId: tree.agent.id, keyId: keys[0]?.id ?? "" });
    await expect(subscription.closed).resolves.toBeDefined();
  });
});
