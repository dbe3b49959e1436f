import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { AppsPage } from "./pages/apps-page";
import { Bell } from "./pages/bell";
import { ConnectionsHub } from "./pages/connections-hub";
import { NodePage } from "./pages/node-page";
import { connectionPagesOf, furnish, pagesOf, settled } from "./walk";

/** What axe finds on the page as it is, in a form that says where. */
async function problemsOf(page: Page, where: string, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${where}: ${id} at ${String(target)}: ${failureSummary ?? ""}`,
    ),
  );
}

/** How far the page can be scrolled sideways. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The dialogs of installing, one after the other; `look` is called at each. */
async function lookAtDialogs(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  const node = new NodePage(page);
  const dialog = await node.addIntegration("Linear");
  await settled(page);
  await look("the install dialog");
  await dialog.installAndConnect();
  await settled(page);
  await look("connecting in the dialog");
}

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing on any page in the ${colorScheme} theme`, async ({ ownerPage, tree }) => {
    test.slow();
    await furnish(ownerPage, tree);
    await ownerPage.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const problems: string[] = [];
    for (const [name, path] of pagesOf(tree)) {
      await ownerPage.goto(path);
      await settled(ownerPage);
      problems.push(...(await problemsOf(ownerPage, name)));
    }
    await new NodePage(ownerPage).open(tree.team.path);
    await lookAtDialogs(ownerPage, async (where) => {
      problems.push(...(await problemsOf(ownerPage, where)));
    });
    await ownerPage.context().clearCookies();
    await ownerPage.goto("/signin");
    await settled(ownerPage);
    problems.push(...(await problemsOf(ownerPage, "signing in")));
    expect(problems).toEqual([]);
  });

test("axe finds nothing on the pages about accounts in either theme, and none is wider than a phone", async ({
  ownerPage,
  tree,
  addPerson,
  connect,
  disconnect,
  sendLink,
  callTool,
  otherBrowser,
  sandbox,
}) => {
  test.slow();
  const connection = await connect(tree.organizationId, "github", "acme-bot");
  const first = await connect(tree.team.id, "github", "octocat");
  const second = await connect(tree.team.id, "github", "hubot");
  const before = await sandbox.grants("linear");
  const broken = await connect(tree.team.id, "linear");
  for (const { id } of await sandbox.grantsSince(before, "linear")) await sandbox.revoke(id);
  await callTool(tree.agent.id, "linear_list_issues");
  const failing = async (status: number, id: string) => {
    const mend = await sandbox.fail({ provider: "github", kind: "status", status });
    const removal = await disconnect(id);
    await mend();
    return removal;
  };
  const refused = await failing(400, second);
  const retried = await failing(503, first);
  const admin = await addPerson(tree.team.id, "admin");
  const link = await sendLink(tree.team.id, "github", admin.email);

  const problems: string[] = [];
  const wide: Record<string, number> = {};
  const look = async (page: Page, where: string) => {
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    problems.push(...(await problemsOf(page, where)));
    // In the other theme nothing but the colours differs.
    await page.emulateMedia({ colorScheme: "dark" });
    problems.push(...(await problemsOf(page, `${where}, dark`, ["color-contrast"])));
    await page.setViewportSize({ width: 375, height: 812 });
    const overflow = await overflowOf(page);
    if (overflow > 0) wide[where] = overflow;
    await page.setViewportSize({ width: 1280, height: 720 });
  };
  const walk = async (page: Page, pages: ReadonlyMap<string, string>) => {
    for (const [name, path] of pages) {
      await page.goto(path);
      await settled(page);
      await look(page, name);
    }
  };
  const ids = { connection, broken, retried, refused, link };
  await walk(ownerPage, connectionPagesOf(tree, ids));
  await walk(await otherBrowser(admin), new Map([["a link", link]]));
  await walk(await otherBrowser(), new Map([["a link, signed out", link]]));

  const hub = new ConnectionsHub(ownerPage);
  for (const item of ["Move…", "Disconnect…", "Reconnect…"]) {
    await hub.open(tree.slug);
    await hub.choose("acme-bot", item);
    await settled(ownerPage);
    await look(ownerPage, item);
  }
  await hub.open(tree.slug);
  await new Bell(ownerPage).button.click();
  await settled(ownerPage);
  await look(ownerPage, "the bell");
  const apps = new AppsPage(ownerPage);
  await apps.open(tree.slug);
  await apps.ask("GitHub", "Add");
  await look(ownerPage, "the form of an app");
  expect(problems).toEqual([]);
  expect(wide).toEqual({});
});

test("no page scrolls sideways on a phone", async ({ ownerPage, tree }) => {
  test.slow();
  await furnish(ownerPage, tree);
  await ownerPage.setViewportSize({ width: 375, height: 812 });
  const wide: Record<string, number> = {};
  const look = async (where: string) => {
    const overflow = await overflowOf(ownerPage);
    if (overflow > 0) wide[where] = overflow;
  };
  for (const [name, path] of pagesOf(tree)) {
    await ownerPage.goto(path);
    await settled(ownerPage);
    await look(name);
  }
  await new NodePage(ownerPage).open(tree.team.path);
  await lookAtDialogs(ownerPage, look);
  await ownerPage.context().clearCookies();
  await ownerPage.goto("/signin");
  await settled(ownerPage);
  await look("signing in");
  expect(wide).toEqual({});
});
