import { expect, test } from "./fixtures";
import { NodePage } from "./pages/node-page";
import { OrganizationTree } from "./pages/organization-tree";
import { PreviewDialog } from "./pages/preview-dialog";
import { ToolsTab } from "./pages/tools-tab";

test("blocking takes an integration from everything below, as its preview says, and unblocking gives it back", async ({
  ownerPage,
  tree,
  addNode,
}) => {
  const finance = await addNode(tree.organizationId, "team", "Finance");
  const ledger = await addNode(finance.id, "agent", "ledger");
  const node = new NodePage(ownerPage);
  await node.open(`/${tree.slug}`);
  await node.installAndConnect("GitHub", "octocat");

  await node.open(tree.team.path);
  await node.choose("GitHub", "Block here…");
  const block = new PreviewDialog(ownerPage, "Block GitHub at Growth?");
  await expect(block.effects("Lose")).toContainText("GitHub");
  await expect(block.effects("Lose")).toContainText("1 agent: scout");
  await expect(block.root).toContainText("Accounts stay connected.");
  await block.root.getByLabel("Note").fill("not before the audit");
  await block.confirm("Block for 1 agent");
  await expect(node.rows("Blocked")).toContainText(
    'Blocked at Growth for everything below: "not before the audit".',
  );

  await node.open(tree.agent.path);
  await expect(node.rows("Blocked")).toContainText("GitHub");
  await node.open(tree.agent.path, "tools");
  await expect(new ToolsTab(ownerPage).try("Search repositories")).toHaveCount(0);
  await node.open(ledger.path);
  await expect(node.rows("Inherited")).toContainText("octocat · from acme");

  await node.open(tree.team.path);
  await node.choose("GitHub", "Unblock…");
  const unblock = new PreviewDialog(ownerPage, "Unblock GitHub at Growth?");
  await expect(unblock.effects("Gain")).toContainText("1 agent: scout");
  await unblock.confirm("Unblock for 1 agent");
  await node.open(tree.agent.path, "tools");
  await expect(new ToolsTab(ownerPage).try("Search repositories")).toBeVisible();
});

test("an agent that is moved inherits what its new place has, as the preview said", async ({
  ownerPage,
  tree,
  addNode,
}) => {
  const finance = await addNode(tree.organizationId, "team", "Finance");
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  await node.installAndConnect("GitHub", "octocat");
  await node.open(finance.path);
  await node.installAndConnect("GitHub", "acme-bot");
  await (await node.addIntegration("Web fetch")).install();

  await node.open(tree.agent.path);
  await expect(node.rows("Inherited")).toContainText("octocat · from Growth");
  await node.chooseForNode("scout", "Move…");
  const move = await node.moveTo("scout", "Finance");
  await expect(move.effects("Switch")).toContainText("octocat → acme-bot");
  await expect(move.effects("Gain")).toContainText("Web fetch");
  await expect(move.effects("Address")).toContainText(`/${tree.slug}/finance/scout`);
  await move.confirm("Move scout");

  await expect(ownerPage).toHaveURL(new RegExp(`/${tree.slug}/finance/scout$`));
  await expect(node.row("GitHub")).toContainText("acme-bot · from Finance");
  await expect(node.row("Web fetch")).toContainText("from Finance");
  await expect(new OrganizationTree(ownerPage).row("scout")).toHaveAttribute("aria-level", "3");
  await node.open(tree.agent.path);
  await expect(ownerPage).toHaveURL(new RegExp(`/${tree.slug}/finance/scout$`));
});

test("two agents with an account each stay independent", async ({
  ownerPage,
  tree,
  addNode,
  sandbox,
}) => {
  const triage = await addNode(tree.project.id, "agent", "triage");
  const node = new NodePage(ownerPage);
  await node.open(tree.agent.path);
  await node.installAndConnect("GitHub", "octocat");
  await node.open(triage.path);
  await node.installAndConnect("GitHub", "acme-bot");

  const tools = new ToolsTab(ownerPage);
  const write = async (path: string, account: string) => {
    await node.open(path, "tools");
    const title = `From ${account} in ${tree.slug}`;
    const result = await tools.run("Create an issue", { Repository: "acme/website", Title: title });
    await expect(result).toContainText(`as ${account}`);
    return title;
  };
  const first = await write(tree.agent.path, "octocat");
  const second = await write(triage.path, "acme-bot");
  const { data } = JSON.parse(await sandbox.data("github")) as {
    data: { repositories: { issues: { title: string; user: string }[] }[] };
  };
  const authors = data.repositories
    .flatMap(({ issues }) => issues)
    .filter(({ title }) => title === first || title === second)
    .map(({ user }) => user);
  expect(authors.toSorted()).toEqual(["acme-bot", "octocat"]);

  await node.open(tree.agent.path);
  await node.remove("GitHub", "scout");
  await expect(node.row("GitHub")).toHaveCount(0);
  await node.open(triage.path, "tools");
  const after = await tools.run("Search repositories", { Query: "site" });
  await expect(after).toContainText("Done");
});

test("settings are inherited, can be set nearer, and can be given back", async ({
  ownerPage,
  tree,
}) => {
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  await (await (await node.addIntegration("GitHub")).installAndConnect()).button("Cancel").click();
  await node.choose("GitHub", "Settings");
  const above = node.panel("Settings of GitHub at Growth");
  const field = above.getByLabel("Default repository");
  await field.fill("nonsense");
  await above.getByRole("button", { name: "Save" }).click();
  await expect(above).toContainText("Enter owner/name, like acme/site.");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill("acme/site");
  await above.getByRole("button", { name: "Save" }).click();
  await node.expectToast(/^Saved\./);

  await node.open(tree.project.path);
  const inherited = await node.openRow("GitHub");
  await expect(inherited).toContainText("acme/site · from Growth");
  await expect(inherited.getByRole("button", { name: "Edit settings" })).toHaveCount(0);
  await inherited.getByRole("button", { name: "Customize here" }).click();
  await (await node.installDialog("GitHub").installAndConnect()).button("Cancel").click();

  await node.open(tree.project.path);
  await node.choose("GitHub", "Settings");
  const here = node.panel("Settings of GitHub at Website");
  await expect(here).toContainText("From Growth");
  await here.getByRole("button", { name: "Set Default repository here" }).click();
  await here.getByLabel("Default repository").fill("acme/docs");
  await here.getByRole("button", { name: "Save" }).click();
  await node.expectToast(/^Saved\./);
  await node.open(tree.agent.path);
  await expect(await node.openRow("GitHub")).toContainText("acme/docs · from Website");

  await node.open(tree.project.path);
  await node.choose("GitHub", "Settings");
  await here.getByRole("button", { name: "Use Growth’s for Default repository" }).click();
  await here.getByRole("button", { name: "Save" }).click();
  await node.expectToast(/^Saved\./);
  await node.open(tree.agent.path);
  await expect(await node.openRow("GitHub")).toContainText("acme/site · from Growth");
});

test("an inherited integration names its origin and cannot be changed below", async ({
  ownerPage,
  tree,
}) => {
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  await node.installAndConnect("GitHub", "octocat");

  await node.open(tree.agent.path);
  const row = node.rows("Inherited");
  await expect(row.getByRole("link", { name: "Growth" })).toHaveAttribute(
    "href",
    new RegExp(`^${tree.team.path}\\?`),
  );
  await row.getByRole("button", { name: "More for GitHub" }).click();
  const menu = ownerPage.getByRole("menu");
  await expect(menu.getByRole("menuitem", { name: "Open at Growth" })).toBeVisible();
  for (const item of ["Remove…", "Settings", "Connect another account"])
    await expect(menu.getByRole("menuitem", { name: item })).toHaveCount(0);
  await ownerPage.keyboard.press("Escape");

  const panel = await node.openRow("GitHub");
  await expect(panel).toContainText("Set at Growth.");
  await expect(panel.getByRole("button", { name: "Remove…" })).toHaveCount(0);
  await panel.getByRole("link", { name: "Open at Growth" }).click();
  await expect(node.title("Growth")).toBeVisible();
  await expect(node.panel("GitHub").getByRole("button", { name: "Remove…" })).toBeVisible();
});
