import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { Bell } from "./pages/bell";
import { ConnectFrame } from "./pages/connect-frame";
import { ConnectionPage } from "./pages/connection-page";
import { ConnectionsHub } from "./pages/connections-hub";
import { NodePage } from "./pages/node-page";

/** A grant that somebody takes away at the provider, and the one call that finds it out. */
test.describe("an account that was revoked at the provider", () => {
  let id: string;

  test.beforeEach(async ({ tree, connect, callTool, sandbox }) => {
    const before = await sandbox.grants("github");
    id = await connect(tree.team.id, "github", "octocat");
    for (const grant of await sandbox.grantsSince(before, "github")) await sandbox.revoke(grant.id);
    const said = await callTool(tree.agent.id, "github_search_repositories", { query: "site" });
    expect(said).toContain("GitHub no longer accepts");
  });

  test("is told to whoever connected it, and reconnecting heals the same account", async ({
    ownerPage,
    tree,
    callTool,
  }) => {
    await ownerPage.goto(`/${tree.slug}`);
    const bell = new Bell(ownerPage);
    await expect(bell.unread(1)).toBeVisible();
    await bell.follow(/^GitHub stopped accepting octocat at Growth\./);
    const connection = new ConnectionPage(ownerPage);
    await expect(ownerPage).toHaveURL(new RegExp(`/-/connections/${id}(\\?|$)`));
    await expect(connection.header).toContainText("Reconnect needed");
    await expect(bell.unread(0)).toBeVisible();

    const frame = await openReconnect(ownerPage);
    await expect(frame.root).toContainText("Sign in at GitHub as octocat.");
    await (await frame.continueTo("GitHub")).approve();
    await frame.expectOutcome("octocat is back. 1 agent has its tools again.");
    await frame.button("Done").click();
    await expect(connection.header).toContainText("Healthy");
    await expect(ownerPage).toHaveURL(new RegExp(`/-/connections/${id}(\\?|$)`));
    const hub = new ConnectionsHub(ownerPage);
    await hub.open(tree.slug);
    await expect(hub.counts).toHaveText("1 healthy");
    const said = await callTool(tree.agent.id, "github_search_repositories", { query: "site" });
    expect(said).toBe("done");
  });

  test("is repaired from its red row with 3 presses", async ({ ownerPage, tree, clicks }) => {
    const node = new NodePage(ownerPage);
    await node.open(tree.team.path);
    await expect(node.rows("Needs attention")).toContainText("Reconnect needed");
    clicks.restart();
    await node
      .row("GitHub")
      .getByRole("button", { name: /^Reconnect GitHub/ })
      .click();
    const frame = new ConnectFrame(ownerPage);
    await (await frame.continueTo("GitHub")).approve();
    await frame.expectOutcome("octocat is back. 1 agent has its tools again.");
    expect(clicks.pressed.length, clicks.pressed.join("\n")).toBeLessThanOrEqual(3);
    await node.open(tree.team.path);
    await expect(node.rows("Active here")).toContainText("octocat");
  });

  test("is left as it is when another account signs in, and replaced only on purpose", async ({
    ownerPage,
    tree,
    sandbox,
  }) => {
    const connection = new ConnectionPage(ownerPage);
    await connection.open(tree.slug, id);
    const frame = await openReconnect(ownerPage);
    await (await frame.continueTo("GitHub")).approve({ account: "acme-bot" });
    const refusal =
      "You signed in as acme-bot; this connection belongs to octocat. Nothing was changed.";
    await frame.expectOutcome(refusal);

    const other = await ownerPage.context().newPage();
    const hub = new ConnectionsHub(other);
    await hub.open(tree.slug);
    await expect(hub.row("octocat")).toContainText("Reconnect needed");
    await expect(hub.row("acme-bot")).toHaveCount(0);
    await other.close();

    await frame.button("Replace with acme-bot…").click();
    await expect(frame.root).toContainText("Replace octocat with acme-bot?");
    await frame.button("Replace octocat").click();
    await frame.expectOutcome(/^Connected as acme-bot\./);
    await frame.button("Done").click();
    await connection.open(tree.slug, id);
    await expect(
      ownerPage.getByRole("heading", { level: 1, name: "acme-bot", exact: true }),
    ).toBeVisible();
    await expect(connection.header).toContainText("Healthy");
    const alive = (await sandbox.grants("github")).filter(({ tokens }) => tokens > 0);
    expect(alive.map(({ account }) => account)).toEqual(["acme-bot"]);
  });

  test("gives an account back that signed in by mistake", async ({ ownerPage, tree, sandbox }) => {
    const connection = new ConnectionPage(ownerPage);
    await connection.open(tree.slug, id);
    const frame = await openReconnect(ownerPage);
    await (await frame.continueTo("GitHub")).approve({ account: "acme-bot" });
    await frame.expectOutcome(/^You signed in as acme-bot;/);
    await frame.button("Discard").click();
    await frame.expectOutcome(/Nothing was (saved|changed)\.$/);
    await expect
      .poll(async () => (await sandbox.grants("github")).filter(({ tokens }) => tokens > 0))
      .toEqual([]);
  });
});

/** From the page of the account. */
async function openReconnect(page: Page): Promise<ConnectFrame> {
  await new ConnectionPage(page).button("Reconnect").click();
  const frame = new ConnectFrame(page);
  await frame.root.waitFor();
  return frame;
}
