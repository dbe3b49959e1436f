import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { unzipSync } from "fflate";
import { loadEnvironment } from "./environment";
import { expect, test } from "./fixtures";
import { ChannelWizard } from "./pages/channel-wizard";
import { hydrated } from "./pages/hydrated";
import { NodePage } from "./pages/node-page";
import { PreviewDialog } from "./pages/preview-dialog";
import { ReceiptPage } from "./pages/receipt-page";
import { ChatPage } from "./provider/chat-page";
import { settled } from "./walk";

const { sandboxUrl } = loadEnvironment();

/** What Slack's page gives an admin, once. */
const newToken = () => `xoxe-1-sandbox-${randomBytes(4).toString("hex")}`;

const newName = () => `a${randomBytes(4).toString("hex")}`;

test("an admin pastes a workspace's token once, and every agent gets a Slack bot of its own", async ({
  ownerPage,
  tree,
  addNode,
}) => {
  test.slow();
  const wizard = new ChannelWizard(ownerPage);
  await wizard.start(tree.agent.path, "scout", "Slack");
  const workspace = wizard.step("Workspace");
  await workspace.getByLabel("Refresh token").fill("xoxe-1-sandbox_spent");
  await workspace.getByRole("button", { name: /^Add / }).click();
  await expect(
    workspace.getByRole("alert").or(workspace.locator("[aria-invalid=true]")).first(),
  ).toBeVisible();
  await workspace.getByLabel("Refresh token").fill(newToken());
  await workspace.getByRole("button", { name: /^Add / }).click();
  await wizard.expectDone("Workspace.*");

  const app = newName();
  await wizard.step("App").getByLabel("Name").fill(app);
  await wizard.install("Create app and continue to Slack");
  await wizard.expectDone("App.*");
  await wizard.expectDone("Ready to be reached.*");
  await expect(wizard.step("Hello")).toContainText(`Waiting for the first message: write “@${app}`);

  const slack = new ChatPage(await ownerPage.context().newPage());
  await slack.page.goto(`${sandboxUrl}/chat/slack`);
  await slack.choose(app, "#general");
  await slack.write(`@${app} hi`);
  await wizard.expectDone("Hello");
  await ownerPage.getByRole("link", { name: "Done" }).click();
  const reachable = ownerPage.getByRole("region", { name: "Reachable at" });
  await expect(reachable).toContainText(`@${app}`);

  // The second agent finds the workspace there, and gets another bot in it.
  const other = await addNode(tree.project.id, "agent", "triage");
  await wizard.start(other.path, "triage", "Slack");
  await wizard.expectDone("Workspace.*");
  await expect(ownerPage.getByLabel("Refresh token")).toHaveCount(0);
  const second = newName();
  await wizard.step("App").getByLabel("Name").fill(second);
  await wizard.install("Create app and continue to Slack");
  await wizard.expectDone("Ready to be reached.*");
  await ownerPage.getByRole("link", { name: "Skip" }).click();
  await expect(reachable).toContainText(`@${second}`);
  await expect(reachable).not.toContainText(`@${app}`);

  const node = new NodePage(ownerPage);
  await node.choose("Slack", "Remove…");
  await new PreviewDialog(ownerPage, "Remove Slack from triage?").confirm("Remove from triage");
  await ownerPage.getByRole("button", { name: "View receipt" }).click();
  await expect(new ReceiptPage(ownerPage).title("Removed Slack from triage")).toBeVisible();
  await slack.page.reload();
  await expect(slack.page.getByRole("navigation", { name: "Conversations" })).not.toContainText(
    second,
  );
  await slack.write("Still there?");
  await node.open(tree.agent.path);
  await expect(reachable.getByRole("list", { name: "Recent conversations" })).toContainText(
    "Still there?",
  );
});

test("a number is searched, bought and given back, with a receipt that proves it", async ({
  ownerPage,
  tree,
  sandbox,
}) => {
  test.slow();
  const wizard = new ChannelWizard(ownerPage);
  await wizard.start(tree.agent.path, "scout", "Phone");
  await wizard.button("Search").click();
  const numbers = ownerPage.getByRole("radiogroup", { name: "Numbers" });
  // Any of them: the sandbox forgets what it sold, and the database does not.
  await numbers.getByRole("radio").nth(randomInt(20)).click();
  const before = await sandbox.data("twilio");
  await expect(wizard.step("Get it")).toContainText(
    /First month now: \$\d+\.\d\d\. acme has \$[\d,]+\.\d\d left\./,
  );
  const get = ownerPage.getByRole("button", { name: /^Get \+/ });
  const number = (await get.innerText()).replace(/^Get /, "");
  const plain = number.replaceAll(/[^+\d]/g, "");
  expect(before).not.toContain(plain);
  await get.click();
  await wizard.expectDone("Get it.*");
  await expect(wizard.step("Get it")).toContainText(number);
  await expect(wizard.step("Hello")).toContainText(`text or call ${number}`);
  await ownerPage.getByRole("link", { name: "Skip" }).click();
  const reachable = ownerPage.getByRole("region", { name: "Reachable at" });
  await expect(reachable).toContainText(number);

  const node = new NodePage(ownerPage);
  await node.choose("Phone", "Remove…");
  const dialog = new PreviewDialog(ownerPage, "Remove Phone from scout?");
  await expect(dialog.root).toContainText(number);
  await dialog.confirm("Remove from scout");
  await ownerPage.getByRole("button", { name: "View receipt" }).click();
  const receipt = new ReceiptPage(ownerPage);
  await expect(receipt.title("Removed Phone from scout")).toBeVisible();
  await expect(receipt.step("Number given back")).toContainText("Done");
  await node.open(tree.agent.path);
  await expect(reachable).toContainText("Nobody can reach scout yet.");
});

test("a workspace whose token was used elsewhere gets a new one, and keeps what it made", async ({
  ownerPage,
  tree,
}) => {
  await ownerPage.goto(`/${tree.slug}/-/apps`);
  await hydrated(ownerPage);
  await ownerPage.getByRole("button", { name: "Add Slack workspace" }).click();
  const dialog = ownerPage.getByRole("dialog");
  await dialog.getByLabel("Refresh token").fill(newToken());
  await dialog.getByRole("button", { name: /^Add / }).click();
  await expect(dialog).toBeHidden();
  const accounts = ownerPage.getByRole("list", { name: "Accounts that make channels" });
  await accounts.getByRole("link", { name: "Acme workspace" }).click();
  await ownerPage.waitForURL(/connections/);
  await hydrated(ownerPage);
  const address = ownerPage.url();
  await ownerPage.getByRole("button", { name: /^More for/ }).click();
  await ownerPage.getByRole("menuitem", { name: "Reconnect…" }).click();
  await expect(dialog).toContainText("It stays the same account, with all that it made.");
  await dialog.getByLabel("Refresh token").fill(newToken());
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  expect(ownerPage.url()).toBe(address);
  await ownerPage.goto(`/${tree.slug}/-/apps`);
  await expect(accounts.getByRole("link", { name: "Acme workspace" })).toHaveCount(1);
});

test("Discord is connected with a token that is pasted; another agent's is refused with its name", async ({
  ownerPage,
  tree,
  addNode,
}) => {
  const wizard = new ChannelWizard(ownerPage);
  await wizard.start(tree.agent.path, "scout", "Discord");
  const bot = newName();
  await ownerPage.getByLabel("Bot token").fill("123456789012345678");
  await wizard.button("Connect").click();
  await expect(ownerPage.getByText("This is the application's id.")).toBeVisible();
  await ownerPage.getByLabel("Bot token").fill(`sandbox-discord-${bot}`);
  await wizard.button("Connect").click();
  await wizard.expectDone("Paste bot token.*");
  await expect(wizard.step("Paste bot token")).toContainText(bot);

  const other = await addNode(tree.project.id, "agent", "triage");
  await wizard.start(other.path, "triage", "Discord");
  await ownerPage.getByLabel("Bot token").fill(`sandbox-discord-${bot}`);
  await wizard.button("Connect").click();
  await expect(ownerPage.getByText("This bot already serves scout.")).toBeVisible();
});

test("a manager bot makes an agent's Telegram bot as soon as a person confirms it there", async ({
  ownerPage,
  tree,
}) => {
  const wizard = new ChannelWizard(ownerPage);
  await wizard.start(tree.agent.path, "scout", "Telegram");
  const manager = wizard.step("Manager bot");
  const token = `${String(randomInt(1e9, 9e9))}:sandbox-manager-${newName()}`;
  await manager.getByLabel("Token of the manager bot").fill(token);
  await manager.getByRole("button", { name: /^Add / }).click();
  await wizard.expectDone("Manager bot.*");
  const username = `${newName()}_bot`;
  await ownerPage.getByLabel("Username").fill(username);
  await wizard.button("Ask for the bot").click();
  const opening = ownerPage.waitForEvent("popup");
  await ownerPage.getByRole("link", { name: "Open Telegram" }).click();
  const telegram = await opening;
  await telegram.getByRole("button", { name: "Create" }).click();
  await expect(telegram.getByRole("heading", { name: `@${username} is made` })).toBeVisible();
  await telegram.close();
  await wizard.expectDone("Bot.*");
  await expect(ownerPage.getByText(`Connected as @${username}.`)).toBeFocused();
  await expect(wizard.step("Hello")).toContainText(`write “@${username} hi”`);
});

test("what installs a bot in Teams can be downloaded where its steps are, and at its channel", async ({
  ownerPage,
  tree,
}) => {
  const wizard = new ChannelWizard(ownerPage);
  await wizard.start(tree.agent.path, "scout", "Microsoft Teams");
  // The steps of the guide are gone on with where they were left.
  const created = ownerPage.getByRole("checkbox", { name: /create a bot for this agent alone/ });
  await created.click();
  await ownerPage.reload();
  await expect(created).toBeChecked();
  await ownerPage.getByRole("radio", { name: "I have a bot registration" }).click();
  await expect(created).toHaveCount(0);
  const field = (name: RegExp) => ownerPage.getByRole("textbox", { name });
  await field(/^Bot id/).fill(randomUUID());
  await field(/^Client secret/).fill(`sandbox-${newName()}`);
  await field(/^Tenant id/).fill(randomUUID());
  await wizard.button("Connect").click();
  const download = async () => {
    const [file] = await Promise.all([
      ownerPage.waitForEvent("download"),
      wizard.button("Download scout.zip").click(),
    ]);
    expect(file.suggestedFilename()).toBe("scout.zip");
    const bytes = await readFile(await file.path());
    expect(Object.keys(unzipSync(bytes))).toContain("manifest.json");
  };
  await download();
  await new NodePage(ownerPage).open(tree.agent.path);
  await download();
});

test("a country's address is asked for field by field, and a number that somebody else took is said", async ({
  ownerPage,
  tree,
  sandbox,
}) => {
  test.slow();
  const wizard = new ChannelWizard(ownerPage);
  await wizard.start(tree.agent.path, "scout", "Phone");
  await ownerPage.getByLabel("Country").selectOption({ label: "Germany" });
  await wizard.button("Search").click();
  const numbers = ownerPage.getByRole("radiogroup", { name: "Numbers" });
  await numbers.getByRole("radio").nth(randomInt(10)).click();
  const step = wizard.step("Get it");
  await expect(step).toContainText("Germany requires an address for this number.");
  const get = ownerPage.getByRole("button", { name: /^Get \+/ });
  await get.click();
  const field = (label: string) => step.getByLabel(label, { exact: true });
  for (const label of ["Name", "Street and house number", "Postal code", "Town"])
    await expect(field(label)).toHaveAccessibleDescription("Fill this in.");
  await expect(field("Country, two letters")).toHaveValue("DE");
  await field("Name").fill("Acme GmbH");
  await field("Street and house number").fill("Torstraße 1");
  await field("Postal code").fill("10119");
  await field("Town").fill("Berlin");
  const wanted = (await get.innerText()).replaceAll(/[^+\d]/g, "");
  await sandbox.takeNumber(wanted);
  await get.click();
  await expect(step.getByRole("alert")).toHaveText(
    "Someone else took that number. Here are 9 others.",
  );
  // Like the one that is gone, all of them take texts.
  await expect(numbers.getByText("voice, SMS")).toHaveCount(9);
  await numbers.getByRole("radio").nth(randomInt(9)).click();
  await expect(field("Town")).toHaveValue("Berlin");
  await get.click();
  await wizard.expectDone("Get it.*");
  const companies = await Promise.all(["twilio", "telnyx"].map((id) => sandbox.data(id)));
  expect(companies.join("\n")).toContain("Torstraße 1");
});

test.describe("with too little credit", () => {
  test.use({ credit: false });

  test("a number is not bought, and what it needs and who can help is said", async ({
    ownerPage,
    tree,
    giveCredit,
  }) => {
    await giveCredit(400_000n);
    const wizard = new ChannelWizard(ownerPage);
    await wizard.start(tree.agent.path, "scout", "Phone");
    await wizard.button("Search").click();
    const numbers = ownerPage.getByRole("radiogroup", { name: "Numbers" });
    await numbers.getByRole("radio").first().click();
    await expect(wizard.step("Get it")).toContainText(
      /acme has \$0\.40 left; this needs \$\d+\.\d\d\./,
    );
    await expect(ownerPage.getByRole("button", { name: /^Get \+/ })).toHaveCount(0);
    const topUp = wizard.step("Get it").getByRole("link", { name: "Top up" });
    await expect(topUp).toHaveAttribute("href", /\/-\/usage$/);
  });
});

test("the steps fit on a phone, and axe finds nothing in either theme", async ({
  ownerPage,
  tree,
  addNode,
}) => {
  test.slow();
  const wizard = new ChannelWizard(ownerPage);
  const problems: string[] = [];
  const look = async (where: string) => {
    for (const width of [1280, 375]) {
      await ownerPage.setViewportSize({ width, height: 812 });
      await settled(ownerPage);
      for (const colorScheme of ["light", "dark"] as const) {
        await ownerPage.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const { violations } = await new AxeBuilder({ page: ownerPage }).analyze();
        for (const { id, nodes } of violations)
          problems.push(`${where}, ${colorScheme}: ${id} at ${String(nodes[0]?.target)}`);
      }
      const isWide = await ownerPage.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      if (isWide) problems.push(`${where} is wider than ${String(width)} px`);
    }
    await ownerPage.setViewportSize({ width: 1280, height: 812 });
  };
  await wizard.start(tree.agent.path, "scout", "Slack");
  await look("a workspace's token");
  await ownerPage.getByLabel("Refresh token").fill(newToken());
  await ownerPage.getByRole("button", { name: /^Add / }).click();
  await wizard.expectDone("Workspace.*");
  await look("the app");

  const phone = await addNode(tree.project.id, "agent", "caller");
  await wizard.start(phone.path, "caller", "Phone");
  await wizard.button("Search").click();
  await ownerPage.getByRole("radiogroup", { name: "Numbers" }).getByRole("radio").first().click();
  await look("the numbers");

  const teams = await addNode(tree.project.id, "agent", "desk");
  await wizard.start(teams.path, "desk", "Microsoft Teams");
  await look("the fields of Teams");
  await ownerPage.goto(`/${tree.slug}/-/apps`);
  await look("the accounts that make channels");
  expect(problems).toEqual([]);
});
