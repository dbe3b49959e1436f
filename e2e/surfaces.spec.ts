import type { Page } from "@playwright/test";
import { expect, test, type TestTree } from "./fixtures";
import { AlfeCommand, succeeded } from "./surfaces/alfe-command";
import { cliSurface } from "./surfaces/cli-surface";
import { dashboardSurface } from "./surfaces/dashboard-surface";
import { mcpSurface } from "./surfaces/mcp-surface";
import { restClient } from "./surfaces/rest-client";
import { restSurface } from "./surfaces/rest-surface";
import { type Rows, rowsInWords, splitRows } from "./surfaces/rows-in-words";
import type { Scene, Surface } from "./surfaces/surface";

// No other test keeps this account: a grant that somebody else still uses outlives a removal.
const account = "hubot";

/** Which columns say who acts. In all others the ways do not differ. */
const actingColumns = {
  installation: ["installed_by"],
  connect_attempt: ["agent_id"],
  removal: ["requested_by"],
  tool_call: ["actor_kind", "actor_id", "key_id", "policy"],
  audit_event: ["actor_kind", "actor_id", "key_id"],
};

/** Who does it themselves: as what, with which key, and under which policy. */
type Acting = {
  who: { actor_kind: string; actor_id: string; key_id: string | null };
  agentId: string | null;
  policy: string | null;
};

const person = { actor_kind: "person", actor_id: "the person", key_id: null };
/** In a browser, which sends no key; with a personal token; and the agent itself. */
const inBrowser: Acting = { who: person, agentId: null, policy: null };
const withToken: Acting = { ...inBrowser, who: { ...person, key_id: "the token" } };
const byItself: Acting = {
  who: { actor_kind: "agent", actor_id: "the agent", key_id: "the key" },
  agentId: "the agent",
  // Policies bind agents, not people.
  policy: "allow",
};

/** What the acting columns hold. Whoever asks for the account, a person in a browser connects it. */
const actingRows = ({ who, agentId, policy }: Acting) => ({
  installation: [{ installed_by: who.actor_id }],
  connect_attempt: [{ agent_id: agentId }],
  removal: [],
  tool_call: [{ ...who, policy }],
  audit_event: [who, who, person, person],
});

const actingRowsRemoved = (acting: Acting) => ({
  ...actingRows(acting),
  installation: [],
  removal: [{ requested_by: acting.who.actor_id }],
  audit_event: [...actingRows(acting).audit_event, acting.who],
});

/** What a person does in the browser to whom a terminal shows its code. */
async function allowTerminal(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: "Allow" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("It is signed in");
}

const wordsOf = (
  { organizationId, owner }: TestTree,
  agent: { id: string; name: string },
  { keys, tokens }: { keys: string[]; tokens: string[] },
): Map<string, string> =>
  new Map([
    [organizationId, "the organization"],
    [owner.actor.userId, "the person"],
    [owner.actor.sessionId, "their browser"],
    [agent.id, "the agent"],
    [agent.name, "the agent"],
    ...keys.map((id) => [id, "the key"] as const),
    ...tokens.map((id) => [id, "the token"] as const),
  ]);

test("the same lifecycle leaves the same rows and the same audit trail, whichever way it is done", async ({
  baseURL: url = "",
  tree,
  ownerPage: page,
  ownerToken,
  addNode,
  createKey,
  connectMcp,
  agentRows,
  credentialIds,
}) => {
  test.setTimeout(10 * 60_000);

  type Way = (scene: Scene, agentId: string) => Surface | Promise<Surface>;
  const live = (name: string, way: Way): Promise<{ used: Rows; removed: Rows }> =>
    test.step(name, async () => {
      const { id, path } = await addNode(tree.project.id, "agent", name);
      const surface = await way({ agent: { name, path }, page }, id);
      const words = wordsOf(tree, { id, name }, await credentialIds(id));
      // A key that was made for it is no part of the lifecycle.
      const { length: before } = (await agentRows(id)).audit_event;
      const told = async () => {
        const rows = await agentRows(id);
        return rowsInWords({ ...rows, audit_event: rows.audit_event.slice(before) }, words);
      };
      await surface.installAndConnect(account);
      await surface.search("scripts");
      const used = await told();
      await surface.remove();
      return { used, removed: await told() };
    });

  const dashboard = await live("dashboard", dashboardSurface);
  const used = splitRows(dashboard.used, actingColumns);
  const removed = splitRows(dashboard.removed, actingColumns);
  expect(used.split).toEqual(actingRows(inBrowser));
  expect(removed.split).toEqual(actingRowsRemoved(inBrowser));
  // That what is compared is the whole lifecycle, and all of it went well.
  expect(used.rest).toMatchObject({
    installation: [{ integration: "github" }],
    connection: [{ account_name: account, connected_by: "the person", credential: "something" }],
    connect_attempt: [{ status: "done" }],
    tool_call: [{ tool: "github_search_repositories", outcome: "done" }],
  });
  expect(removed.rest).toMatchObject({
    installation: [],
    connection: [{ credential: null, ended_at: "a time" }],
    removal: [{ finished_at: "a time" }],
    audit_event: [
      { operation: "install_integration" },
      { operation: "start_connect" },
      { operation: "authorize_connect" },
      { operation: "finish_connect" },
      { operation: "remove_integration" },
    ],
  });

  const same = async (name: string, acting: Acting, way: Way) => {
    const now = await live(name, way);
    const nowUsed = splitRows(now.used, actingColumns);
    const nowRemoved = splitRows(now.removed, actingColumns);
    expect(nowUsed.rest, `${name}, in use`).toEqual(used.rest);
    expect(nowUsed.split, `${name}, in use`).toEqual(actingRows(acting));
    expect(nowRemoved.rest, `${name}, removed`).toEqual(removed.rest);
    expect(nowRemoved.split, `${name}, removed`).toEqual(actingRowsRemoved(acting));
  };

  await same("REST with a token", withToken, (scene) =>
    restSurface(scene, restClient(url, ownerToken), scene.agent.path.slice(1)),
  );
  await same("REST with a key", byItself, async (scene, agentId) =>
    restSurface(scene, restClient(url, await createKey(agentId)), "self"),
  );
  await same("MCP", byItself, async (scene, agentId) => {
    const key = await createKey(agentId);
    const { call } = await connectMcp(key);
    return mcpSurface(scene, call, restClient(url, key));
  });

  const alfe = new AlfeCommand({ ALFE_URL: url });
  const commands = [alfe];
  try {
    await same("alfe after signing in", withToken, async (scene) => {
      const words = ["login", "--no-browser"];
      const signingIn = alfe.start(words);
      const [, address = ""] = await signingIn.notes(/Allow it at (\S+)\n/);
      await allowTerminal(page, address);
      expect(succeeded(words, await signingIn.ended)).toContain("Signed in to acme");
      return cliSurface(scene, alfe, ["--node", scene.agent.path.slice(1)]);
    });
    await same("alfe with a key", byItself, async (scene, agentId) => {
      const ofAgent = new AlfeCommand({ ALFE_URL: url, ALFE_KEY: await createKey(agentId) });
      commands.push(ofAgent);
      return cliSurface(scene, ofAgent, []);
    });
  } finally {
    for (const command of commands) command.remove();
  }
});
