import { expect, test } from "./fixtures";
import { Bell } from "./pages/bell";
import { ConnectionsHub } from "./pages/connections-hub";
import { NodePage } from "./pages/node-page";
import { PreviewDialog } from "./pages/preview-dialog";
import { ReceiptPage } from "./pages/receipt-page";

test("removing Slack from an agent, with proof, takes 5 presses", async ({
  ownerPage,
  tree,
  pasteSlack,
  clicks,
}) => {
  await pasteSlack(tree.agent.id);
  const node = new NodePage(ownerPage);
  await node.open(tree.agent.path);
  clicks.restart();
  await node.choose("Slack", "Remove…");
  await new PreviewDialog(ownerPage, "Remove Slack from scout?").confirm("Remove from scout");
  await ownerPage.getByRole("button", { name: "View receipt" }).click();
  const receipt = new ReceiptPage(ownerPage);
  await expect(receipt.title("Removed Slack from scout")).toBeVisible();
  expect(clicks.pressed.length, clicks.pressed.join("\n")).toBeLessThanOrEqual(5);
  await expect(receipt.step("Tools off")).toContainText("4 tools");
  for (const step of ["Tools off", "Revoke the grant", "Destroy the credential"])
    await expect(receipt.step(step)).toContainText("Done");
});

test("a removal while the provider is down waits for it, and goes on when told that it is back", async ({
  ownerPage,
  tree,
  connect,
  sandbox,
}) => {
  // No other test keeps this account: a grant that somebody else still uses outlives a removal.
  const before = await sandbox.grants("github");
  await connect(tree.team.id, "github", "hubot");
  const mend = await sandbox.fail({ provider: "github", kind: "status", status: 503 });
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  await node.remove("GitHub", "Growth");
  // Nothing can be done with it any more, although the provider knows nothing yet.
  await expect(node.row("GitHub")).toContainText("Tools are off.");
  await node
    .row("GitHub")
    .getByRole("link", { name: /^View receipt/ })
    .click();
  const receipt = new ReceiptPage(ownerPage);
  await expect(receipt.title("Removing GitHub from Growth")).toBeVisible();
  await expect(receipt.step("Tools off")).toContainText("Done");
  const revoke = receipt.step("Revoke the grant");
  await expect(revoke).toContainText(/GitHub answered 503\..* Try \d/);
  await expect(receipt.step("Destroy the credential")).toContainText("Waits");
  await revoke.getByRole("button", { name: /^Try now/ }).click();
  await expect(revoke).toContainText("Try 2");

  await mend();
  await revoke.getByRole("button", { name: /^Try now/ }).click();
  await expect(receipt.title("Removed GitHub from Growth")).toBeVisible();
  await expect(receipt.summary).toHaveText(
    "Removed. Everything set up for Growth at GitHub is gone.",
  );
  await expect(receipt.step("Destroy the credential")).toContainText("Done");
  const grants = await sandbox.grantsSince(before, "github");
  expect(grants.map(({ revoked, tokens }) => ({ revoked, tokens }))).toEqual([
    { revoked: true, tokens: 0 },
  ]);
  await node.open(tree.team.path);
  await expect(node.row("GitHub")).toHaveCount(0);
});

test("what a provider refuses for good is left to a person, who confirms it", async ({
  ownerPage,
  tree,
  connect,
  sandbox,
}) => {
  await connect(tree.team.id, "github", "octocat");
  const mend = await sandbox.fail({ provider: "github", kind: "status", status: 400 });
  const hub = new ConnectionsHub(ownerPage);
  await hub.open(tree.slug);
  await hub.choose("octocat", "Disconnect…");
  await new PreviewDialog(ownerPage, "Disconnect octocat from Growth?").confirm(
    "Disconnect octocat",
  );
  await expect(hub.row("octocat")).toHaveCount(0);
  await ownerPage.goto(`/${tree.slug}`);
  await new Bell(ownerPage).follow(/octocat.*: one step needs a person\./);
  const receipt = new ReceiptPage(ownerPage);
  await expect(receipt.title("Removing octocat from Growth")).toBeVisible();
  const revoke = receipt.step("Revoke the grant");
  await expect(revoke).toContainText("Needs a person");
  await expect(revoke.getByRole("link")).toHaveAttribute("href", /^https:\/\/github\.com\//);
  await revoke.getByRole("button", { name: /^I have done this/ }).click();
  await expect(receipt.title("Removed octocat from Growth")).toBeVisible();
  await expect(revoke).toContainText("Done by hand");
  await expect(revoke).toContainText("Confirmed by owner.");
  await mend();

  await ownerPage.goto(`/${tree.slug}/-/receipts?state=done`);
  await expect(ownerPage.getByRole("list", { name: "Receipts" })).toContainText(
    "octocat from Growth",
  );
});

test("the kill switch ends every account of one provider at once, and leaves the others", async ({
  ownerPage,
  tree,
  connect,
  sandbox,
}) => {
  const before = await sandbox.grants("github");
  await connect(tree.organizationId, "github", "acme-bot");
  await connect(tree.team.id, "github", "octocat");
  await connect(tree.team.id, "notion");
  const node = new NodePage(ownerPage);
  await node.open(`/${tree.slug}`, "settings");
  await ownerPage
    .getByRole("combobox", { name: "Provider to revoke everything at" })
    .selectOption("GitHub");
  await ownerPage.getByRole("button", { name: "Revoke…" }).click();
  const dialog = new PreviewDialog(ownerPage, "Revoke everything at GitHub?");
  await expect(dialog.effects("Lose")).toContainText("GitHub");
  await expect(dialog.button("Revoke 2 accounts")).toBeDisabled();
  await dialog.root.getByLabel("Type acme to confirm").fill("acme");
  await dialog.confirm("Revoke 2 accounts");

  const receipt = new ReceiptPage(ownerPage);
  await expect(receipt.title("Removed everything at GitHub")).toBeVisible();
  await expect(receipt.summary).toHaveText("Removed. Every access at GitHub is gone.");
  await expect(receipt.step("Revoke the grant")).toHaveCount(2);
  const alive = (await sandbox.grantsSince(before, "github")).filter(({ tokens }) => tokens > 0);
  expect(alive).toEqual([]);
  const hub = new ConnectionsHub(ownerPage);
  await hub.open(tree.slug);
  await expect(hub.row("Acme workspace")).toContainText("Healthy");
  await expect(hub.counts).toHaveText("1 healthy");
});
