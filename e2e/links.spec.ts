import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, type TestTree, test } from "./fixtures";
import { Bell } from "./pages/bell";
import { ConnectLinkPage } from "./pages/connect-link-page";
import { hydrated } from "./pages/hydrated";
import { NodePage } from "./pages/node-page";
import { SendLinkForm } from "./pages/send-link-form";
import { SignInPage } from "./pages/sign-in-page";

/** Installs GitHub at the team, and sends a link instead of signing in. */
async function sendFrom(
  page: Page,
  tree: TestTree,
  to: { email: string } | { member: string },
): Promise<string> {
  const node = new NodePage(page);
  await node.open(tree.team.path);
  await (await node.addIntegration("GitHub")).installAndConnect();
  const form = new SendLinkForm(page);
  const link = await form.send(to, "Use the bot, please.");
  await form.done();
  return link;
}

/** The list of links that were sent. */
const listed = (page: Page) => page.getByRole("list", { name: "Connect links" });

test("a link asks the right person with 5 presses, who needs 2, and works once", async ({
  ownerPage,
  tree,
  addPerson,
  otherBrowser,
  clicks,
}) => {
  await ownerPage.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const right = await addPerson(tree.team.id, "admin");
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  clicks.restart();
  await (await node.addIntegration("Google Calendar")).installAndConnect();
  const form = new SendLinkForm(ownerPage);
  const link = await form.send({ member: right.email }, "The calendar of the team, please.");
  const copied = await ownerPage.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(new RegExp(`^http.*${link}$`));
  expect(clicks.pressed.length, clicks.pressed.join("\n")).toBeLessThanOrEqual(5);
  await form.done();

  const theirs = await otherBrowser(right);
  await clicks.watch(theirs.context());
  await theirs.goto(link);
  await hydrated(theirs);
  clicks.restart();
  const page = new ConnectLinkPage(theirs);
  await expect(page.title).toHaveText("acme asks you to connect Google");
  const main = theirs.getByRole("main");
  await expect(main).toContainText("Growth, a team in acme");
  await expect(main).toContainText(tree.owner.email);
  await expect(main).toContainText("Google Calendar");
  await expect(main).toContainText("The calendar of the team, please.");
  await expect(main).toContainText(`Signed in here as ${right.email}.`);
  await (await page.continueTo("Google")).approve();
  await expect(page.title).toHaveText(/^Connected as .+@.+\./);
  expect(clicks.pressed.length, clicks.pressed.join("\n")).toBeLessThanOrEqual(2);

  await theirs.goto(link);
  await expect(page.title).toHaveText("This link was used. Ask for a new one.");
  await node.open(tree.team.path);
  await expect(node.rows("Active here")).toContainText("Google Calendar");
  await new Bell(ownerPage).follow(/ with your link\.$/);
  await expect(listed(ownerPage)).toContainText("Used");
  await expect(listed(ownerPage)).toContainText(right.email);
});

test("ten signed-out openings change nothing, and an address without an account makes one", async ({
  ownerPage,
  tree,
  otherBrowser,
  sandbox,
}) => {
  const email = `right-${randomUUID().slice(0, 8)}@elsewhere.test`;
  const link = await sendFrom(ownerPage, tree, { email });
  const requests = await sandbox.requestCount();
  const theirs = await otherBrowser();
  for (let time = 0; time < 10; time += 1) {
    await theirs.goto(link);
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(
      "acme asks you to connect an account.",
    );
    await expect(theirs.getByText(email)).toHaveCount(0);
  }
  expect(await sandbox.requestCount()).toBe(requests);
  await ownerPage.goto(`/${tree.slug}/-/links`);
  await expect(listed(ownerPage)).toContainText("Sent");
  await expect(listed(ownerPage)).not.toContainText("Opened");

  await hydrated(theirs);
  const join = async (address: string) => {
    await theirs.getByLabel("E-mail").fill(address);
    await theirs.getByLabel("Your name").fill("Right");
    await theirs.getByLabel("Choose a password", { exact: true }).fill("a long enough password");
    await theirs.getByRole("button", { name: "Create account" }).click();
  };
  await join(`wrong-${email}`);
  await expect(theirs.getByRole("main").getByRole("alert")).toContainText(
    "This link is for another address.",
  );
  await join(email);
  const page = new ConnectLinkPage(theirs);
  await expect(page.title).toHaveText("acme asks you to connect GitHub");
  await (await page.continueTo("GitHub")).approve({ account: "acme-bot" });
  await expect(page.title).toHaveText(/^Connected as acme-bot\./);

  // The account that was made holds no role.
  await theirs.goto(tree.team.path);
  await expect(page.title).toHaveText("There is nothing here, or you have no access to it.");
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  await expect(node.rows("Active here")).toContainText("acme-bot");
});

test("a link serves nobody else, and nobody once it is withdrawn", async ({
  ownerPage,
  tree,
  addPerson,
  otherBrowser,
}) => {
  const right = await addPerson(tree.team.id, "admin");
  const wrong = await addPerson(tree.team.id, "admin");
  const link = await sendFrom(ownerPage, tree, { member: right.email });
  const theirs = await otherBrowser(wrong);
  await theirs.goto(link);
  const page = new ConnectLinkPage(theirs);
  await expect(page.title).toHaveText(
    `This link is for another address. You are signed in as ${wrong.email}.`,
  );
  await expect(theirs.getByText(right.email)).toHaveCount(0);
  await expect(page.button("Continue to GitHub")).toHaveCount(0);

  // Who has two accounts changes over without losing the link.
  await hydrated(theirs);
  await page.button("Not you? Sign out").click();
  await theirs.getByRole("link", { name: /sign in/i }).click();
  await new SignInPage(theirs).signIn(right);
  await expect(page.title).toHaveText("acme asks you to connect GitHub");

  await ownerPage.goto(`/${tree.slug}/-/links`);
  await expect(listed(ownerPage)).toContainText("Opened");
  await ownerPage.getByRole("button", { name: `Withdraw the link to ${right.email}` }).click();
  await expect(listed(ownerPage)).toContainText("Withdrawn");
  // Also for a page that was open before.
  await page.button("Continue to GitHub").click();
  await expect(theirs.getByRole("main").getByRole("alert")).toContainText("withdrawn");
  await theirs.reload();
  await expect(page.title).toHaveText(/withdrawn/);
});

test("declining tells the sender", async ({ ownerPage, tree, addPerson, otherBrowser }) => {
  const right = await addPerson(tree.team.id, "admin");
  const link = await sendFrom(ownerPage, tree, { member: right.email });
  const theirs = await otherBrowser(right);
  await theirs.goto(link);
  await hydrated(theirs);
  const page = new ConnectLinkPage(theirs);
  await page.button("Decline").click();
  await expect(page.title).toHaveText("You declined.");

  await ownerPage.reload();
  await new Bell(ownerPage).follow(/^Your link for GitHub was declined by /);
  await expect(listed(ownerPage)).toContainText("Declined");
  await theirs.goto(link);
  await expect(page.title).toHaveText(/declined/);
});
