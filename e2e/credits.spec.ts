import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { ApprovalsPage } from "./pages/approvals-page";
import { BudgetSettings } from "./pages/budget-settings";
import { hydrated } from "./pages/hydrated";
import { NodePage } from "./pages/node-page";
import { CheckoutPage } from "./provider/checkout-page";
import { settled } from "./walk";

const search = { query: "tides of the north sea" };
const tool = "web_search_find_pages";

test.describe("an empty pool", () => {
  test.use({ credit: false });

  test("pauses what costs money until somebody tops up at the checkout, and then goes on by itself", async ({
    ownerPage,
    otherBrowser,
    addPerson,
    tree,
    spend,
    giveCredit,
    callAsAgent,
  }) => {
    const node = new NodePage(ownerPage);
    await node.open(tree.team.path);
    const install = await node.addIntegration("Web search");
    await expect(install.root.getByRole("table", { name: "Prices of Web search" })).toContainText(
      "$0.0050",
    );
    await expect(install.root).toContainText("Spending here is paid from acme’s credits.");
    await install.install();
    await expect(node.row("Web search")).toContainText("Active");

    // What is free this month is used up, and there is money for one search.
    await spend(tree.agent.id, "web_search", 100n);
    await giveCredit(5_000n);
    const called = await callAsAgent(tree.agent.id, tool, search);
    expect(called).toMatchObject({ status: 200, outcome: "done" });
    expect((await callAsAgent(tree.agent.id, tool, search)).status).toBe(402);

    const row = node.row("Web search");
    await expect(row).toContainText("Paused");
    await expect(row).toContainText(
      "The credit pool is empty. Calls are refused until it is topped up. You can do this.",
    );
    // Whoever may not pay is told who may.
    const admin = new NodePage(await otherBrowser(await addPerson(tree.team.id, "admin")));
    await admin.open(tree.agent.path);
    await expect(admin.row("Web search")).toContainText("Only an owner of acme can do this.");
    await expect(admin.row("Web search").getByRole("button", { name: /^Top up/ })).toHaveCount(0);

    // Turned back: nothing is charged, nothing goes on.
    const checkout = new CheckoutPage(ownerPage);
    const topUp = async () => {
      await row.getByRole("button", { name: /^Top up/ }).click();
      await ownerPage.getByRole("button", { name: "Pay $25.00 at Stripe" }).click();
      await checkout.expectAmount("$25.00");
    };
    await topUp();
    await checkout.back();
    await expect(ownerPage.getByText("No charge was made.")).toBeVisible();
    await expect(row).toContainText("Paused");

    await topUp();
    await checkout.pay(/^Card ending in 0002/);
    await expect(ownerPage.getByRole("alert")).toContainText("declined");
    await checkout.pay();
    await expect(
      ownerPage.getByText("Added $25.00. Balance $25.00. 1 integration resumed."),
    ).toBeVisible();
    await expect(row).toContainText("Active");
    await expect(admin.row("Web search")).toContainText("Active");
    expect(await callAsAgent(tree.agent.id, tool, search)).toMatchObject({ status: 200 });

    await ownerPage.goto(`/${tree.slug}/-/usage`);
    await expect(ownerPage.getByRole("main")).toContainText("$25.00");
    await expect(ownerPage.getByRole("main")).toContainText("Spent in");
  });
});

test("a team's budget stops an agent below, says who can lift it, and three presses make it go on", async ({
  ownerPage,
  otherBrowser,
  addPerson,
  tree,
  spend,
  callAsAgent,
  clicks,
}) => {
  const node = new NodePage(ownerPage);
  await node.open(`/${tree.slug}`);
  await (await node.addIntegration("Web search")).install();
  await spend(tree.agent.id, "web_search", 101n);

  const budgets = new BudgetSettings(ownerPage);
  await budgets.open(tree.team.path);
  await expect(budgets.section).toContainText("Growth has no budget of its own.");
  await budgets.set("0.01");
  await expect(budgets.section).toContainText("$0.01 a month for everything");
  // What was spent before it was set counts.
  await expect(budgets.section.getByRole("meter")).toHaveAttribute("aria-valuenow", "50");

  const called = await callAsAgent(tree.agent.id, tool, search);
  expect(called).toMatchObject({ status: 200, outcome: "done" });
  expect((await callAsAgent(tree.agent.id, tool, search)).status).toBe(402);

  const member = new NodePage(await otherBrowser(await addPerson(tree.project.id, "member")));
  await member.open(tree.agent.path);
  const below = member.row("Web search");
  await expect(below).toContainText("Paused");
  await expect(below).toContainText(
    /Growth has used its \$0\.01 for \w+\. It resumes on 1 \w+, or/,
  );
  await expect(below).toContainText("Only an admin of Growth can do this.");
  await member.page.goto(`${tree.agent.path}?tab=calls`);
  await expect(
    member.page.getByRole("row", { name: new RegExp(tool) }).filter({ hasText: "Refused" }),
  ).toHaveCount(1);
  await expect(
    member.page.getByRole("row", { name: new RegExp(tool) }).filter({ hasText: "$0.0050" }),
  ).toHaveCount(1);
  await member.open(tree.agent.path);

  // The organization's own row goes on: only Growth is at its end.
  await node.open(`/${tree.slug}`);
  await expect(node.row("Web search")).toContainText("Active");
  await node.open(tree.team.path);
  await expect(ownerPage.getByText(/spent \$0\.01 of \$0\.01 in \w+/)).toBeVisible();
  clicks.restart();
  const row = node.row("Web search");
  await row.getByRole("button", { name: "Raise budget of Growth, to resume Web search" }).click();
  const dialog = ownerPage.getByRole("dialog", { name: "Raise the budget of Growth" });
  const amount = dialog.getByLabel("Amount in dollars");
  await expect(amount).toBeFocused();
  await amount.fill("0.01");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toContainText("$0.01 is used already. Enter more than that.");
  await amount.fill("50");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("Active");
  await expect(below).toContainText("Active");
  expect(clicks.pressed.length).toBeLessThanOrEqual(3);
  expect(await callAsAgent(tree.agent.id, tool, search)).toMatchObject({ status: 200 });
});

test("at the end of a budget that asks, a person decides about each call", async ({
  ownerPage,
  tree,
  spend,
  callAsAgent,
}) => {
  const node = new NodePage(ownerPage);
  await node.open(tree.project.path);
  await (await node.addIntegration("Web search")).install();
  await spend(tree.agent.id, "web_search", 102n);
  const budgets = new BudgetSettings(ownerPage);
  await budgets.open(tree.team.path);
  await budgets.set("0.01", { park: true });
  await expect(budgets.section).toContainText("calls wait until an admin of Growth approves them");

  expect(await callAsAgent(tree.agent.id, tool, search)).toMatchObject({
    status: 200,
    outcome: "waiting",
  });
  await node.open(tree.agent.path);
  await expect(node.row("Web search")).toContainText("Active");
  const approvals = new ApprovalsPage(ownerPage);
  await approvals.open(tree.slug);
  const card = approvals.card("scout wants to search the web at Web search");
  await expect(card).toContainText("over the budget of Growth");
  await expect(card).toContainText(/Growth has used its \$0\.01 for \w+\./);
  await expect(card.getByRole("link", { name: "See the budget" })).toBeVisible();
  await approvals.approve(card).click();
  await expect(card).toContainText(/Approved by you, .*Done in /);
  await budgets.open(tree.team.path);
  await expect(budgets.section.getByRole("meter")).toHaveAttribute(
    "aria-valuetext",
    /^\$0\.02 of \$0\.01, 150 %$/,
  );
});

test("a budget is changed, removed and brought back, and each is told", async ({
  ownerPage,
  tree,
}) => {
  const budgets = new BudgetSettings(ownerPage);
  await budgets.open(`/${tree.slug}`);
  await budgets.set("200");
  await budgets.open(tree.team.path);
  await expect(budgets.section).toContainText("$200.00 a month for everything");
  await budgets.set("500");
  await budgets.section.getByRole("button", { name: "Change $500.00 a month" }).click();
  await expect(budgets.dialog).toContainText("acme’s $200.00 a month ends first");
  await budgets.dialog.getByLabel("Amount in dollars").fill("fifty");
  await budgets.dialog.getByRole("button", { name: "Save" }).click();
  await expect(budgets.dialog).toContainText("Enter an amount in dollars, like 50 or 12.50.");
  await budgets.dialog.getByLabel("Amount in dollars").fill("50");
  await expect(budgets.dialog).toContainText(
    "Nearest and all above must have room: Growth $50.00 a month is inside acme $200.00 a month.",
  );
  await budgets.dialog.getByRole("button", { name: "Save" }).click();
  await expect(budgets.section).toContainText("$50.00 a month for everything");
  await budgets.section.getByRole("button", { name: /^Remove \$50/ }).click();
  await expect(budgets.section).toContainText("Growth has no budget of its own.");
  await ownerPage.getByRole("button", { name: "Undo" }).click();
  await expect(budgets.section).toContainText("$50.00 a month for everything");

  await ownerPage.goto(`${tree.team.path}?tab=activity`);
  const activity = ownerPage.getByRole("main");
  await expect(activity).toContainText("You set a budget for Growth: $500.00 a month.");
  await expect(activity).toContainText(
    "You changed the budget of Growth from $500.00 to $50.00 a month.",
  );
  await expect(activity).toContainText("You removed the budget of Growth: $50.00 a month.");
});

test("the ledger as CSV holds every line of the filter, and its sum is the ledger's", async ({
  ownerPage,
  tree,
  spend,
}) => {
  await spend(tree.agent.id, "web_search", 100n);
  for (let i = 0; i < 3; i += 1) await spend(tree.agent.id, "web_search", 7n);
  await spend(tree.agent.id, "web_fetch", 1_001n);
  await ownerPage.goto(`/${tree.slug}/-/usage/ledger`);
  await hydrated(ownerPage);
  const [file] = await Promise.all([
    ownerPage.waitForEvent("download"),
    ownerPage.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  const rows = (await readFile(await file.path(), "utf8")).trim().split(/\r?\n/);
  // Its head, what was put in, and the five uses.
  expect(rows).toHaveLength(1 + 1 + 5);
  expect(rows.filter((row) => row.includes("web_search"))).toHaveLength(4);
  await expect(ownerPage.getByRole("table").getByRole("row")).toHaveCount(rows.length);
});

test("usage, ledger, budgets and prices fit on a phone, and axe finds nothing in either theme", async ({
  ownerPage,
  tree,
  addNode,
  spend,
}) => {
  test.slow();
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  await (await node.addIntegration("Web search")).install();
  const other = await addNode(tree.project.id, "agent", "triage");
  await spend(tree.agent.id, "web_search", 1_000n);
  await spend(other.id, "web_search", 300n);
  await spend(other.id, "compute_second", 90_000n);
  const problems: string[] = [];
  const look = async (where: string) => {
    for (const width of [1280, 375]) {
      await ownerPage.setViewportSize({ width, height: width === 375 ? 812 : 800 });
      await settled(ownerPage);
      for (const colorScheme of ["light", "dark"] as const) {
        await ownerPage.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        // A page that is open already keeps the theme that it was drawn with.
        await ownerPage.evaluate((theme) => {
          document.documentElement.dataset.theme = theme;
        }, colorScheme);
        const { violations } = await new AxeBuilder({ page: ownerPage }).analyze();
        for (const { id, nodes } of violations)
          problems.push(`${where}, ${colorScheme}: ${id} at ${String(nodes[0]?.target)}`);
        const folder = process.env.ALFE_E2E_PICTURES;
        if (folder !== undefined)
          await ownerPage.screenshot({
            path: `${folder}/${where.replaceAll(" ", "-")}-${String(width)}-${colorScheme}.png`,
            fullPage: true,
          });
      }
      const isWide = await ownerPage.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      if (isWide) problems.push(`${where} is wider than ${String(width)} px`);
    }
    await ownerPage.setViewportSize({ width: 1280, height: 800 });
  };
  await ownerPage.goto(`${tree.agent.path}?tab=tools&open=${tool}`);
  await expect(ownerPage.getByText("This run costs about $0.0050.")).toBeVisible();
  await look("trying a tool");

  const budgets = new BudgetSettings(ownerPage);
  await budgets.open(`/${tree.slug}`);
  await budgets.set("200");
  await budgets.open(tree.team.path);
  await budgets.set("5");
  const pages = new Map([
    ["usage", `/${tree.slug}/-/usage`],
    ["usage of a team", `${tree.team.path}?tab=usage`],
    ["ledger", `/${tree.slug}/-/usage/ledger`],
    ["settings", `${tree.team.path}?tab=settings`],
    ["a paused row", tree.team.path],
    ["prices", `/${tree.slug}/-/catalog/web-search?node=${tree.project.id}`],
    ["prices of phone", `/${tree.slug}/-/catalog/phone?node=${tree.agent.id}`],
    ["a panel with prices", `${tree.agent.path}?open=web-search`],
    ["a tool that is paused", `${tree.agent.path}?tab=tools&open=${tool}`],
  ]);
  for (const [name, path] of pages) {
    await ownerPage.goto(path);
    await look(name);
  }
  await budgets.open(tree.team.path);
  await budgets.section.getByRole("button", { name: "Set another budget" }).click();
  await look("setting a budget");
  await node.open(tree.team.path);
  await node
    .row("Web search")
    .getByRole("button", { name: /^Raise budget/ })
    .click();
  await look("raising a budget");
  await node.open(tree.project.path);
  const install = await node.addIntegration("Phone");
  await install.root.waitFor();
  await look("installing what costs");
  expect(problems).toEqual([]);
});
