import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { NodePage } from "./pages/node-page";
import { furnish, pagesOf, settled } from "./walk";

/** What axe finds on the page as it is, in a form that says where. */
async function problemsOf(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
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
