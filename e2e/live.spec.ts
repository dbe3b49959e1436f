import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { NodePage } from "./pages/node-page";
import { OrganizationTree } from "./pages/organization-tree";

/** Long enough for the stream, and shorter than any page waits before it asks by itself. */
const soon = { timeout: 3_500 };

/** What pages ask of the API, but for the stream; and how often they open that. */
function watchRequests(context: BrowserContext): { asked: string[]; streams: () => number } {
  const asked: string[] = [];
  let streams = 0;
  context.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname === "/api/v1/events") streams += 1;
    else if (pathname.startsWith("/api/v1/")) asked.push(pathname);
  });
  return { asked, streams: () => streams };
}

/** Until the page hears of changes and has asked for everything once more. */
async function untilListening(page: Page): Promise<void> {
  await page.waitForResponse((response) => response.url().includes("/api/v1/events"));
  await page.waitForLoadState("load");
  await page.waitForTimeout(1_500);
}

async function openLive(page: Page, path: string): Promise<NodePage> {
  const node = new NodePage(page);
  const listening = untilListening(page);
  await node.open(path);
  await listening;
  return node;
}

test("what changes over REST appears in an open page at once, which asks for nothing meanwhile", async ({
  ownerPage,
  tree,
  change,
}) => {
  const node = await openLive(ownerPage, tree.project.path);
  const { asked } = watchRequests(ownerPage.context());
  await ownerPage.waitForTimeout(12_000);
  expect(asked).toEqual([]);

  await change("POST", `/nodes/${tree.project.id}/integrations`, { integration: "web-fetch" });
  await expect(node.row("Web fetch")).toContainText("Active", soon);
  await change("PATCH", `/nodes/${tree.project.id}`, { name: "Homepage" });
  await expect(node.title("Homepage")).toBeVisible(soon);
  await expect(new OrganizationTree(ownerPage).row("Homepage")).toBeVisible(soon);
  await change("DELETE", `/nodes/${tree.project.id}/integrations/web-fetch`);
  await expect(node.row("Web fetch").getByText("Active").first()).toBeHidden(soon);
});

test("the tabs of a browser share one stream, and go on when the one that has it is closed", async ({
  ownerPage,
  tree,
  change,
}) => {
  const context = ownerPage.context();
  const { streams } = watchRequests(context);
  await openLive(ownerPage, tree.project.path);
  const second = await context.newPage();
  await new NodePage(second).open(tree.project.path);
  await second.waitForTimeout(1_500);
  expect(streams()).toBe(1);
  await change("PATCH", `/nodes/${tree.project.id}`, { name: "Homepage" });
  for (const page of [ownerPage, second])
    await expect(new OrganizationTree(page).row("Homepage")).toBeVisible(soon);

  const takenOver = untilListening(second);
  await ownerPage.close();
  await takenOver;
  expect(streams()).toBe(2);
  await change("PATCH", `/nodes/${tree.project.id}`, { name: "Front page" });
  await expect(new OrganizationTree(second).row("Front page")).toBeVisible(soon);
});

test("without the stream pages ask by themselves, and hear again once it is back", async ({
  ownerPage,
  tree,
  change,
}) => {
  await ownerPage.route("**/api/v1/events?*", (route) => route.abort());
  await new NodePage(ownerPage).open(tree.project.path);
  await change("PATCH", `/nodes/${tree.project.id}`, { name: "Homepage" });
  const organizationTree = new OrganizationTree(ownerPage);
  await expect(organizationTree.row("Homepage")).toBeVisible({ timeout: 15_000 });
  const listening = ownerPage.waitForResponse((response) => response.url().includes("/events"), {
    timeout: 60_000,
  });
  await ownerPage.unroute("**/api/v1/events?*");
  await listening;
  await ownerPage.waitForTimeout(1_500);
  await change("PATCH", `/nodes/${tree.project.id}`, { name: "Front page" });
  await expect(organizationTree.row("Front page")).toBeVisible(soon);
});
