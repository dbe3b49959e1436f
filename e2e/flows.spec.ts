import { expect, test } from "./fixtures";
import { NodePage } from "./pages/node-page";
import { OrganizationTree } from "./pages/organization-tree";
import { PreviewDialog } from "./pages/preview-dialog";
import { SignInPage } from "./pages/sign-in-page";

/** The flows of the design, none of which may take more presses than it says there. */

test("from signing in to the first active integration takes 6 presses", async ({
  page,
  tree,
  clicks,
}) => {
  await page.goto(`/${tree.slug}`);
  clicks.restart();
  await new SignInPage(page).signIn(tree.owner);
  await page.getByRole("button", { name: "Install GitHub" }).click();
  const node = new NodePage(page);
  const frame = await node.installDialog("GitHub").installAndConnect();
  await (await frame.continueTo("GitHub")).approve();
  await frame.expectOutcome("Connected as octocat. 7 tools are on.");
  await frame.button("Done").click();
  await expect(frame.root).toBeHidden();
  expect(clicks.pressed.length, clicks.pressed.join("\n")).toBeLessThanOrEqual(6);

  await expect(page.getByRole("link", { name: "Open scout" })).toBeVisible();
  await node.open(tree.agent.path);
  await expect(node.rows("Inherited")).toContainText("7 tools are on, as octocat.");
});

test("connecting GitHub for a team takes 6 presses", async ({ ownerPage, tree, clicks }) => {
  const node = new NodePage(ownerPage);
  await node.open(`/${tree.slug}`);
  clicks.restart();
  await new OrganizationTree(ownerPage).row("Growth").click();
  await expect(node.title("Growth")).toBeVisible();
  const frame = await (await node.addIntegration("GitHub")).installAndConnect();
  await (await frame.continueTo("GitHub")).approve();
  await frame.expectOutcome("Connected as octocat. 7 tools are on.");
  expect(clicks.pressed.length, clicks.pressed.join("\n")).toBeLessThanOrEqual(6);
});

test("learning why an agent uses an account takes 2 presses", async ({
  ownerPage,
  tree,
  clicks,
}) => {
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  await node.installAndConnect("GitHub", "octocat");
  await node.open(tree.agent.path);
  const organizationTree = new OrganizationTree(ownerPage);
  await organizationTree.row("acme").click();
  await expect(node.title("acme")).toBeVisible();

  clicks.restart();
  await organizationTree.row("scout").click();
  await node.rows("Inherited").getByRole("button", { name: "Why octocat for GitHub?" }).click();
  const panel = ownerPage.getByRole("complementary");
  await expect(panel).toContainText("scout uses octocat for GitHub");
  await expect(panel.getByRole("list", { name: "From here to the top" })).toContainText("Growth");
  expect(clicks.pressed.length, clicks.pressed.join("\n")).toBeLessThanOrEqual(2);
});

test("taking GitHub away from one team takes 4 presses, and others keep it", async ({
  ownerPage,
  tree,
  addNode,
  clicks,
}) => {
  const finance = await addNode(tree.organizationId, "team", "Finance");
  await addNode(finance.id, "agent", "ledger");
  const node = new NodePage(ownerPage);
  await node.open(`/${tree.slug}`);
  await node.installAndConnect("GitHub", "octocat");

  clicks.restart();
  await new OrganizationTree(ownerPage).row("Growth").click();
  await node.choose("GitHub", "Block here…");
  const dialog = new PreviewDialog(ownerPage, "Block GitHub at Growth?");
  await expect(dialog.effects("Lose")).toContainText("scout");
  await dialog.confirm("Block for 1 agent");
  await expect(node.rows("Blocked")).toContainText("GitHub");
  expect(clicks.pressed.length, clicks.pressed.join("\n")).toBeLessThanOrEqual(4);

  await node.open(finance.path);
  await expect(node.rows("Inherited")).toContainText("octocat · from acme");
});

test("moving an agent takes 4 presses", async ({ ownerPage, tree, addNode, clicks }) => {
  await addNode(tree.organizationId, "team", "Finance");
  const node = new NodePage(ownerPage);
  await node.open(tree.agent.path);

  clicks.restart();
  await new OrganizationTree(ownerPage).choose("scout", "Move…");
  const preview = await node.moveTo("scout", "Finance");
  await preview.confirm("Move scout");
  await expect(ownerPage).toHaveURL(new RegExp(`/${tree.slug}/finance/scout$`));
  expect(clicks.pressed.length, clicks.pressed.join("\n")).toBeLessThanOrEqual(4);
});
