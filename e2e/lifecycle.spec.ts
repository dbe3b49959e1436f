import { expect, test } from "./fixtures";
import { NewNodeDialog } from "./pages/new-node-dialog";
import { NodePage } from "./pages/node-page";
import { OrganizationTree } from "./pages/organization-tree";
import { PreviewDialog } from "./pages/preview-dialog";
import { SignInPage } from "./pages/sign-in-page";
import { ToolsTab } from "./pages/tools-tab";

// No other test keeps this account: a grant that somebody else still uses outlives a removal.
const account = "hubot";

test("an account connected on a team works on an agent two levels below until it is removed", async ({
  page,
  tree,
  sandbox,
}) => {
  const node = new NodePage(page);
  const organizationTree = new OrganizationTree(page);
  const before = await sandbox.grants("github");

  await page.goto(`/${tree.slug}`);
  await new SignInPage(page).signIn(tree.owner);
  await expect(node.title("acme")).toBeVisible();

  await organizationTree.choose("acme", "New team…");
  await new NewNodeDialog(page, "acme").create("Sales");
  await expect(node.title("Sales")).toBeVisible();
  await node.chooseForNode("Sales", "New project…");
  await new NewNodeDialog(page, "Sales").create("Outbound");
  await expect(node.title("Outbound")).toBeVisible();
  await node.chooseForNode("Outbound", "New agent…");
  await new NewNodeDialog(page, "Outbound").create("caller");
  await expect(node.title("caller")).toBeVisible();
  await expect(organizationTree.row("caller")).toHaveAttribute("aria-level", "4");

  await organizationTree.row("Sales").click();
  await expect(node.title("Sales")).toBeVisible();
  await node.installAndConnect("GitHub", account);
  await expect(node.group("Active here").getByText(`7 tools are on, as ${account}.`)).toBeVisible();
  const [grant, ...others] = await sandbox.grantsSince(before, "github");
  expect(others).toEqual([]);
  expect(grant).toMatchObject({ account, revoked: false });

  await organizationTree.row("caller").click();
  await expect(node.title("caller")).toBeVisible();
  const inherited = node.rows("Inherited");
  await expect(inherited).toContainText(`${account} · from Sales`);
  await expect(inherited).toContainText("Active");

  await page.getByRole("link", { name: /^Tools/ }).click();
  const title = `Written by a tool of ${tree.slug}`;
  const result = await new ToolsTab(page).run("Create an issue", {
    Repository: "hubot/scripts",
    Title: title,
  });
  await expect(result).toContainText("Done");
  await expect(result).toContainText(`as ${account}`);
  expect(await sandbox.data("github")).toContain(title);

  await organizationTree.row("Sales").click();
  await expect(node.title("Sales")).toBeVisible();
  await node.choose("GitHub", "Remove…");
  const dialog = new PreviewDialog(page, "Remove GitHub from Sales?");
  await expect(dialog.effects("Lose")).toContainText("GitHub");
  await expect(dialog.effects("Lose")).toContainText("caller");
  await expect(dialog.effects("Accounts")).toContainText("access is ended at the provider");
  await dialog.confirm("Remove from 1 agent");
  await expect(node.row("GitHub")).toHaveCount(0);

  await expect
    .poll(async () => (await sandbox.grants("github")).find(({ id }) => id === grant?.id))
    .toMatchObject({ revoked: true, tokens: 0 });
  await node.open(`/${tree.slug}/sales/outbound/caller`, "tools");
  await expect(page.getByText("caller has no tools.")).toBeVisible();
});

test("installing contacts nobody outside", async ({ ownerPage, tree, sandbox }) => {
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  const before = await sandbox.requestCount();

  const dialog = await node.addIntegration("GitHub");
  const frame = await dialog.installAndConnect();
  await frame.button("Cancel").click();
  await node.expectToast("Installed on Growth. Connect it when ready.");

  await expect(node.rows("Needs attention")).toContainText(
    "Connect a GitHub account to turn on 7 tools.",
  );
  expect(await sandbox.requestCount()).toBe(before);
});

test.describe("removing works while it", () => {
  test("needs a connection", async ({ ownerPage, tree }) => {
    const node = new NodePage(ownerPage);
    await node.open(tree.team.path);
    const dialog = await node.addIntegration("Notion");
    await (await dialog.installAndConnect()).button("Cancel").click();
    await expect(node.rows("Needs attention")).toContainText("Connect");

    await node.remove("Notion", "Growth");
    await expect(node.row("Notion")).toHaveCount(0);
  });

  test("is connecting, which ends the attempt", async ({ ownerPage, tree, sandbox }) => {
    const node = new NodePage(ownerPage);
    await node.open(tree.team.path);
    const before = await sandbox.grants("notion");
    const dialog = await node.addIntegration("Notion");
    const frame = await dialog.installAndConnect();
    const consent = await frame.continueTo("Notion");
    await expect(frame.root).toContainText("Waiting for you at Notion.");

    // The page is open in another tab too; there it is removed.
    const other = new NodePage(await ownerPage.context().newPage());
    await other.open(tree.team.path);
    await expect(other.row("Notion")).toContainText("Connecting");
    await other.remove("Notion", "Growth");
    await expect(other.row("Notion")).toHaveCount(0);

    await consent.approve();
    await frame.expectOutcome(/Nothing was saved\./);
    const since = await sandbox.grantsSince(before, "notion");
    expect(since.filter(({ revoked }) => !revoked)).toEqual([]);
  });

  test("is active and needs nothing", async ({ ownerPage, tree }) => {
    const node = new NodePage(ownerPage);
    await node.open(tree.team.path);
    await (await node.addIntegration("Web fetch")).install();
    await expect(node.rows("Active here")).toContainText("Active");

    await node.remove("Web fetch", "Growth");
    await expect(node.row("Web fetch")).toHaveCount(0);
  });

  test("needs a reconnect", async ({ ownerPage, tree, sandbox }) => {
    const node = new NodePage(ownerPage);
    const before = await sandbox.grants("linear");
    await node.open(tree.team.path);
    await node.installAndConnect("Linear", "Acme");
    const [grant] = await sandbox.grantsSince(before, "linear");
    await sandbox.revoke(grant?.id ?? "");
    await node.open(tree.agent.path, "tools");
    const tools = new ToolsTab(ownerPage);
    await tools.run("List issues", {});
    await expect(tools.panel("List issues")).toContainText("Linear no longer accepts");

    await node.open(tree.team.path);
    await expect(node.rows("Needs attention")).toContainText("Reconnect needed");
    await node.remove("Linear", "Growth");
    await expect(node.row("Linear")).toHaveCount(0);
  });

  test("is blocked where it was installed", async ({ ownerPage, tree }) => {
    const node = new NodePage(ownerPage);
    await node.open(tree.team.path);
    await (await node.addIntegration("Web fetch")).install();
    await node.choose("Web fetch", "Block here…");
    await new PreviewDialog(ownerPage, "Block Web fetch at Growth?").confirm("Block for 1 agent");
    await expect(node.rows("Blocked")).toContainText("at Growth");

    await node.remove("Web fetch", "Growth");
    await node.choose("Web fetch", "Unblock…");
    await new PreviewDialog(ownerPage, "Unblock Web fetch at Growth?").confirm(
      "Unblock for 1 agent",
    );
    await expect(node.row("Web fetch")).toHaveCount(0);
  });
});
