import { randomUUID } from "node:crypto";
import { expect, test } from "./fixtures";
import { MembersTab } from "./pages/members-tab";
import { NodePage } from "./pages/node-page";
import { OrganizationTree } from "./pages/organization-tree";
import { SignInPage } from "./pages/sign-in-page";

const nothingHere = "There is nothing here, or you have no access to it.";

test("a person accepts an invitation, sees that part of the tree only, and loses it when removed", async ({
  ownerPage,
  tree,
  addNode,
  otherBrowser,
}) => {
  const finance = await addNode(tree.organizationId, "team", "Finance");
  const email = `new-${randomUUID().slice(0, 8)}@acme.test`;
  const node = new NodePage(ownerPage);
  const members = new MembersTab(ownerPage);
  await node.open(tree.project.path, "members");
  const link = await members.invite(email, "member");
  await expect(members.row(email)).toContainText("link not opened");

  const theirs = await otherBrowser();
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Join acme");
  await theirs.getByLabel("Your name").fill("New");
  await theirs.getByLabel("Choose a password", { exact: true }).fill("a long enough password");
  await theirs.getByRole("button", { name: "Join" }).click();
  const their = new NodePage(theirs);
  await expect(their.title("Website")).toBeVisible();

  const theirTree = new OrganizationTree(theirs);
  await expect(theirTree.row("acme")).toHaveAccessibleName("acme, organization, no access");
  await expect(theirTree.row("Growth")).toHaveAccessibleName("Growth, team, no access");
  await expect(theirTree.row("Growth")).not.toHaveAttribute("href");
  await expect(theirTree.row("Website")).toHaveAttribute("href", tree.project.path);
  await expect(theirTree.row("Finance")).toHaveCount(0);
  for (const path of [tree.team.path, finance.path, `/${tree.slug}/no-such-place`]) {
    await their.open(path);
    await expect(their.title(nothingHere)).toBeVisible();
  }

  // The link worked once.
  const third = await otherBrowser();
  await third.goto(link);
  await expect(third.getByRole("heading", { level: 1 })).toHaveText("This invitation was used.");

  await their.open(tree.agent.path);
  const secondTab = await theirs.context().newPage();
  await secondTab.goto(tree.project.path);
  await node.open(tree.project.path, "members");
  await members.remove(email);
  await their.open(tree.agent.path);
  await expect(their.title(nothingHere)).toBeVisible();
  await secondTab.getByRole("link", { name: "Activity" }).first().click();
  await expect(secondTab.getByRole("heading", { level: 1, name: nothingHere })).toBeVisible();
});

test("what a removed person has open fails by itself", async ({
  ownerPage,
  tree,
  addPerson,
  otherBrowser,
}) => {
  const admin = await addPerson(tree.team.id, "admin");
  const page = await otherBrowser(admin);
  const theirs = new NodePage(page);
  await theirs.open(tree.team.path);
  await expect(page.getByRole("button", { name: "Add integration" })).toBeVisible();

  await new NodePage(ownerPage).open(tree.team.path, "members");
  await new MembersTab(ownerPage).remove(admin.email);
  const refusal = await page.waitForResponse(
    (response) => /\/api\/v1\/nodes\/[^/]+\/integrations/.test(response.url()) && !response.ok(),
  );
  expect([401, 404]).toContain(refusal.status());
});

test("an invitation serves nobody else who is signed in", async ({
  ownerPage,
  tree,
  addPerson,
  otherBrowser,
}) => {
  await new NodePage(ownerPage).open(tree.team.path, "members");
  const link = await new MembersTab(ownerPage).invite(
    `bound-${randomUUID().slice(0, 8)}@acme.test`,
    "admin",
  );
  const page = await otherBrowser(await addPerson(tree.project.id, "viewer"));
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This invitation is for another address.",
  );
  await expect(page.getByRole("button", { name: "Join" })).toHaveCount(0);
});

test("a viewer sees everything and no action", async ({
  ownerPage,
  tree,
  addPerson,
  otherBrowser,
}) => {
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  await node.installAndConnect("GitHub", "octocat");
  await (await (await node.addIntegration("Notion")).installAndConnect()).button("Cancel").click();

  const page = await otherBrowser(await addPerson(tree.organizationId, "viewer"));
  const theirs = new NodePage(page);
  const main = page.getByRole("main");
  const actions =
    /^(Add integration|Install|Connect|Reconnect|Remove|Block|Unblock|Edit settings|Set .+ here|Customize here|New|Add people|Invite|Delete|Move|Save|Try|Withdraw)\b/;
  for (const path of [`/${tree.slug}`, tree.team.path, tree.agent.path])
    for (const tab of ["overview", "members", "activity", "settings"] as const) {
      await theirs.open(path, tab);
      await expect(main.getByRole("button", { name: actions })).toHaveCount(0);
    }
  await theirs.open(tree.agent.path, "tools");
  await expect(main.getByText("Search repositories").first()).toBeVisible();
  await expect(main.getByRole("button", { name: actions })).toHaveCount(0);

  await theirs.open(tree.team.path);
  await expect(theirs.rows("Needs attention")).toContainText(
    "Only an admin of Growth can do this.",
  );
  const panel = await theirs.openRow("GitHub");
  await expect(panel).toContainText("octocat");
  await expect(panel.getByRole("button", { name: actions })).toHaveCount(0);
  await page.getByRole("button", { name: "More for GitHub" }).click();
  await expect(
    page.getByRole("menuitem", { name: /Remove|Block|Settings|Connect|Customize/ }),
  ).toHaveCount(0);
});

test("the last owner can neither be removed nor lowered", async ({ ownerPage, tree }) => {
  await new NodePage(ownerPage).open(`/${tree.slug}`, "members");
  const members = new MembersTab(ownerPage);
  const row = members.row(tree.owner.email);
  await row.getByRole("combobox", { name: /^Role of/ }).selectOption("admin");
  await expect(row.getByRole("alert")).toHaveText(
    "acme needs an owner. Make someone else owner first.",
  );

  await row.getByRole("button", { name: /^Remove / }).click();
  const dialog = ownerPage.getByRole("alertdialog");
  await dialog.getByRole("button", { name: /^Remove / }).click();
  await expect(dialog.getByRole("alert")).toContainText("acme needs an owner.");
  await ownerPage.reload();
  await expect(row).toContainText("owner");
});

test("signing out ends the session also for what kept its cookie", async ({
  page,
  tree,
  context,
}) => {
  await page.goto(`/${tree.slug}`);
  await new SignInPage(page).signIn(tree.owner);
  const node = new NodePage(page);
  await expect(node.title("acme")).toBeVisible();
  const cookies = await context.cookies();

  await page.getByRole("button", { name: "owner" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/signin/);
  await context.addCookies(cookies);
  await page.goto(`/${tree.slug}`);
  await expect(page).toHaveURL(/\/signin\?/);
});

test("an address without an account is answered like a wrong password", async ({ page, tree }) => {
  await page.goto("/signin");
  const form = new SignInPage(page);
  const refusals: string[] = [];
  for (const email of [tree.owner.email, `nobody-${randomUUID().slice(0, 8)}@acme.test`]) {
    await form.signIn({ email, password: "not the password" });
    await expect(form.refusal).toHaveText("E-mail or password is wrong.");
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
    refusals.push((await form.refusal.innerHTML()).trim());
    await page.reload();
  }
  expect(refusals[1]).toBe(refusals[0]);
});

test("a demo account is entered with one press", async ({ page }) => {
  await page.goto("/signin");
  await page.getByRole("button", { name: "Continue as viewer" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "acme" })).toBeVisible();
});

test("a deep link survives signing in, a link to elsewhere does not", async ({ page, tree }) => {
  await page.goto(`${tree.agent.path}?tab=tools`);
  await expect(page).toHaveURL(/\/signin\?/);
  await new SignInPage(page).signIn(tree.owner);
  await expect(page).toHaveURL(new RegExp(`${tree.agent.path}\\?tab=tools$`));

  await page.context().clearCookies();
  await page.goto("/signin?next=//evil.example/x");
  await new SignInPage(page).signIn(tree.owner);
  await expect(page.getByRole("heading", { level: 1, name: "acme" })).toBeVisible();
  expect(new URL(page.url()).hostname).toBe("127.0.0.1");
});
