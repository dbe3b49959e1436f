import { expect, test } from "./fixtures";
import { ConnectionPage } from "./pages/connection-page";
import { ConnectionsHub } from "./pages/connections-hub";
import { InstallDialog } from "./pages/install-dialog";
import { NodePage } from "./pages/node-page";
import { PreviewDialog } from "./pages/preview-dialog";
import { ReceiptPage } from "./pages/receipt-page";
import { ToolsTab } from "./pages/tools-tab";

test("the hub shows every account by its owner, and keeps its filters in the address", async ({
  ownerPage,
  tree,
  addNode,
  connect,
}) => {
  const finance = await addNode(tree.organizationId, "team", "Finance");
  await connect(tree.organizationId, "github", "acme-bot");
  await connect(tree.team.id, "github", "octocat");
  await connect(finance.id, "notion");
  const hub = new ConnectionsHub(ownerPage);
  await hub.open(tree.slug);
  await expect(hub.lines).toContainText([
    /^acmeorganization$/,
    "acme-bot",
    /^Financeteam$/,
    "Acme workspace",
    /^Growthteam$/,
    "octocat",
  ]);
  await expect(hub.counts).toHaveText("3 healthy");

  await hub.choice("Provider").selectOption("GitHub");
  await expect(hub.row("Acme workspace")).toHaveCount(0);
  await expect(hub.counts).toHaveText("2 healthy");
  await expect(ownerPage).toHaveURL(/[?&]provider=github\b/);
  await hub.limitTo("Growth");
  await expect(hub.row("acme-bot")).toHaveCount(0);
  await expect(ownerPage).toHaveURL(new RegExp(`[?&]node=${tree.team.id}`));

  // Somebody who is given the address sees the same.
  await ownerPage.reload();
  await expect(hub.row("octocat")).toBeVisible();
  await expect(hub.row("acme-bot")).toHaveCount(0);
  await expect(hub.choice("Provider")).toHaveValue("github");
  await ownerPage.getByRole("checkbox", { name: "Include inherited" }).check();
  await expect(hub.row("acme-bot")).toBeVisible();
  await expect(hub.lines.filter({ hasText: "from acme" })).toBeVisible();
  await expect(hub.row("acme-bot").getByRole("button")).toHaveCount(0);

  await ownerPage.getByRole("button", { name: "Clear filters" }).click();
  await hub.search.fill("cat");
  await expect(hub.lines).toContainText(["Growth", "octocat"]);
  await expect(ownerPage).toHaveURL(/[?&]q=cat\b/);
  await hub.search.fill("nobody");
  await expect(ownerPage.getByText("No account or label like “nobody”.")).toBeVisible();
  await ownerPage.getByRole("button", { name: "Clear filters" }).click();
  await hub.choice("Health").selectOption("Broken");
  await expect(ownerPage.getByText("No broken connections.")).toBeVisible();
});

test("an empty hub leads to the first account, installed where it is to be owned", async ({
  ownerPage,
  tree,
}) => {
  const hub = new ConnectionsHub(ownerPage);
  await hub.open(tree.slug);
  await expect(ownerPage.getByText("No accounts yet.")).toBeVisible();
  await ownerPage.getByRole("button", { name: "Connect account" }).first().click();
  await ownerPage.getByRole("option", { name: /^Growth/ }).click();
  await ownerPage.getByRole("option", { name: /^GitHub/ }).click();
  const frame = await new InstallDialog(ownerPage, "GitHub").installAndConnect();
  await (await frame.continueTo("GitHub")).approve();
  await frame.expectOutcome(/^Connected as octocat\./);
  await frame.root.getByLabel("Label").fill("Growth bot");
  await frame.button("Done").click();
  await expect(hub.row("octocat")).toContainText("“Growth bot”");
});

test("a label is changed in place and taken back, and a test says what the provider answered", async ({
  ownerPage,
  tree,
  connect,
  sandbox,
}) => {
  const id = await connect(tree.team.id, "github", "octocat");
  const connection = new ConnectionPage(ownerPage);
  await connection.open(tree.slug, id);
  await connection.relabel("octocat", "Growth bot");
  await expect(connection.header).toContainText("“Growth bot”");
  const saved = ownerPage.getByRole("status").filter({ hasText: "Label saved." });
  await saved.getByRole("button", { name: "Undo" }).click();
  await expect(connection.header).not.toContainText("Growth bot");

  await connection.button("Test").click();
  await expect(connection.header).toContainText(/GitHub answered in [\d,]+ ms as octocat\./);
  await expect(connection.header).toContainText("Healthy");

  // A 503 is no reason to reconnect; a refusal is, and shows at once.
  const mend = await sandbox.fail({
    provider: "github",
    path: "/user",
    kind: "status",
    status: 503,
  });
  await connection.button("Test").click();
  await expect(connection.header).toContainText("Provider not answering");
  await expect(connection.button("Reconnect")).toHaveCount(0);
  await mend();
  for (const grant of await sandbox.grants("github")) await sandbox.revoke(grant.id);
  await connection.button("Test").click();
  await expect(connection.header).toContainText("Reconnect needed");
  await expect(connection.button("Reconnect")).toBeVisible();
});

test("who uses an account is told from its calls", async ({
  ownerPage,
  tree,
  addNode,
  connect,
  callTool,
}) => {
  const triage = await addNode(tree.project.id, "agent", "triage");
  const id = await connect(tree.team.id, "github", "octocat");
  const hub = new ConnectionsHub(ownerPage);
  await hub.open(tree.slug);
  await expect(hub.row("octocat")).toContainText("never used");

  await callTool(triage.id, "github_search_repositories", { query: "site" });
  await new NodePage(ownerPage).open(tree.agent.path, "tools");
  const result = await new ToolsTab(ownerPage).run("Search repositories", { Query: "site" });
  await expect(result).toContainText("as octocat");
  await callTool(tree.agent.id, "github_search_repositories", { query: "site" });

  await hub.open(tree.slug);
  await expect(hub.row("octocat")).toContainText("2 agents · 3 calls/wk");
  await hub.openRow("octocat");
  const connection = new ConnectionPage(ownerPage);
  await expect(ownerPage).toHaveURL(new RegExp(`/-/connections/${id}$`));
  await expect(connection.fact("Used by now")).toContainText(
    "2 agents · GitHub · 3 calls this week · last by scout",
  );
  await expect(connection.use("scout").getByRole("cell").first()).toContainText("2");
  await expect(connection.use("triage").getByRole("cell").first()).toContainText("1");
});

test("of two accounts the default is used, until another is made default or pinned", async ({
  ownerPage,
  tree,
  connect,
}) => {
  await connect(tree.team.id, "github", "octocat");
  const second = await connect(tree.team.id, "github", "acme-bot");
  const node = new NodePage(ownerPage);
  await node.open(tree.agent.path);
  await expect(node.rows("Inherited")).toContainText("octocat · from Growth");

  const hub = new ConnectionsHub(ownerPage);
  await hub.open(tree.slug);
  await hub.choose("acme-bot", "Make default");
  const dialog = new PreviewDialog(ownerPage, "Make acme-bot the default for GitHub at Growth?");
  await expect(dialog.effects("Switch")).toContainText("octocat → acme-bot");
  await expect(dialog.effects("Switch")).toContainText("1 agent: scout");
  await dialog.confirm("Make default");
  await expect(hub.row("acme-bot")).toContainText("default");
  await expect(hub.row("octocat")).not.toContainText("default");

  await ownerPage.goto(`${tree.team.path}?open=github&view=why`);
  const why = ownerPage.getByRole("complementary");
  await why.getByRole("button", { name: "Pin another" }).click();
  const pin = new PreviewDialog(ownerPage, "Pin octocat for GitHub at Growth?");
  await expect(pin.effects("Switch")).toContainText("acme-bot → octocat");
  await pin.confirm("Pin octocat");
  await expect(why).toContainText("Pinned by Growth.");
  await node.open(tree.agent.path);
  await expect(node.rows("Inherited")).toContainText("octocat · from Growth");
  await ownerPage.goto(`${tree.agent.path}?open=github&view=why`);
  await expect(why).toContainText("Pinned by Growth.");
  await hub.open(tree.slug);
  await expect(hub.row("octocat")).toContainText("pinned at Growth");
  const connection = new ConnectionPage(ownerPage);
  await connection.open(tree.slug, second);
  await expect(connection.fact("Pinned by")).toHaveText("nobody");
  await expect(connection.fact("Default at Growth")).toHaveText("yes");
});

test("an account that is moved serves its new place, as the preview said", async ({
  ownerPage,
  tree,
  addNode,
  connect,
  sandbox,
}) => {
  const finance = await addNode(tree.organizationId, "team", "Finance");
  const ledger = await addNode(finance.id, "agent", "ledger");
  const before = await sandbox.grants("github");
  await connect(tree.organizationId, "github", "acme-bot");
  const id = await connect(tree.team.id, "github", "octocat");
  const node = new NodePage(ownerPage);
  await node.open(ledger.path);
  await expect(node.rows("Inherited")).toContainText("acme-bot · from acme");

  const hub = new ConnectionsHub(ownerPage);
  await hub.open(tree.slug);
  await hub.choose("octocat", "Move…");
  await ownerPage
    .getByRole("dialog", { name: "Move octocat" })
    .getByRole("option", { name: /^Finance/ })
    .click();
  const dialog = new PreviewDialog(ownerPage, "Move octocat to Finance?");
  await expect(dialog.effects("Switch")).toContainText("octocat → acme-bot");
  await expect(dialog.effects("Switch")).toContainText("acme-bot → octocat");
  await expect(dialog.root).toContainText("Admins of Growth can no longer manage it.");
  await dialog.confirm("Move to Finance");
  await expect(hub.lines).toContainText(["acme", "acme-bot", "Finance", "octocat"]);

  await node.open(ledger.path);
  await expect(node.rows("Inherited")).toContainText("octocat · from Finance");
  await node.open(tree.agent.path);
  await expect(node.rows("Inherited")).toContainText("acme-bot · from acme");
  const connection = new ConnectionPage(ownerPage);
  await connection.open(tree.slug, id);
  await expect(connection.header).toContainText("owned by Finance");
  // Nobody had to sign in anew.
  const grants = await sandbox.grantsSince(before, "github");
  expect(grants.filter(({ revoked }) => revoked)).toEqual([]);
  expect(grants).toHaveLength(2);
});

test("disconnecting the default asks for the next one, switches to it and ends the grant", async ({
  ownerPage,
  tree,
  connect,
  sandbox,
}) => {
  // No other test keeps it: a grant that somebody else still uses outlives a removal.
  const before = await sandbox.grants("github");
  await connect(tree.team.id, "github", "hubot");
  const [grant] = await sandbox.grantsSince(before, "github");
  await connect(tree.team.id, "github", "acme-bot");
  const hub = new ConnectionsHub(ownerPage);
  await hub.open(tree.slug);
  await hub.choose("hubot", "Disconnect…");
  const dialog = new PreviewDialog(ownerPage, "Disconnect hubot from Growth?");
  const next = dialog.root.getByRole("radiogroup", {
    name: "Default for GitHub at Growth afterwards",
  });
  await next.getByRole("radio", { name: /^None for now/ }).check();
  await expect(dialog.effects("Lose")).toContainText("1 agent: scout");
  await next.getByRole("radio", { name: /^acme-bot/ }).check();
  await expect(dialog.effects("Switch")).toContainText("hubot → acme-bot");
  await expect(dialog.effects("Lose")).toHaveCount(0);
  await dialog.confirm("Disconnect hubot");
  await expect(hub.row("hubot")).toHaveCount(0);
  await expect(hub.row("acme-bot")).toContainText("default");

  await ownerPage.getByRole("button", { name: "View receipt" }).click();
  const receipt = new ReceiptPage(ownerPage);
  await expect(receipt.title("Removed hubot from Growth")).toBeVisible();
  await expect(receipt.step("Revoke the grant")).toContainText("Done");
  expect((await sandbox.grants("github")).find(({ id }) => id === grant?.id)).toMatchObject({
    revoked: true,
    tokens: 0,
  });
  const node = new NodePage(ownerPage);
  await node.open(tree.agent.path);
  await expect(node.rows("Inherited")).toContainText("acme-bot · from Growth");
});
