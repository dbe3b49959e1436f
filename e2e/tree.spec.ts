import type { Request } from "@playwright/test";
import { expect, test } from "./fixtures";
import { NewNodeDialog } from "./pages/new-node-dialog";
import { NodePage } from "./pages/node-page";
import { OrganizationTree } from "./pages/organization-tree";
import { PreviewDialog } from "./pages/preview-dialog";

test("a node is created with an address made from its name", async ({ ownerPage, tree }) => {
  const node = new NodePage(ownerPage);
  const organizationTree = new OrganizationTree(ownerPage);
  await node.open(tree.team.path);
  await node.chooseForNode("Growth", "New project…");
  const dialog = new NewNodeDialog(ownerPage, "Growth");
  await dialog.root.getByLabel("Name").fill("Größte Kampagne 2027!");
  await expect(dialog.root.getByLabel("Address")).toHaveValue(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  await dialog.root.getByLabel("Name").fill("Website");
  await dialog.root.getByRole("button", { name: "Create Website" }).click();
  await expect(dialog.root).toContainText("Growth already has something called website.");

  await dialog.create("Website 2");
  await expect(ownerPage).toHaveURL(new RegExp(`${tree.team.path}/website-2$`));
  await expect(organizationTree.row("Website 2")).toHaveAttribute("aria-current", "page");
});

test("a rename changes the address, can be taken back, and the old address still leads there", async ({
  ownerPage,
  tree,
}) => {
  const node = new NodePage(ownerPage);
  const organizationTree = new OrganizationTree(ownerPage);
  await node.open(tree.project.path);
  await organizationTree.row("Website").focus();
  await ownerPage.keyboard.press("F2");
  await ownerPage.getByLabel("New name of Website").fill("Homepage");
  await ownerPage.keyboard.press("Enter");
  await node.expectToast("Renamed. The old address still works.");
  await expect(organizationTree.row("Homepage")).toBeVisible();
  await node.open(tree.agent.path);
  await expect(node.title("scout")).toBeVisible();

  await node.open(tree.project.path);
  await expect(node.title("Homepage")).toBeVisible();
  await node.chooseForNode("Homepage", "Rename");
  const dialog = ownerPage.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Front page");
  await dialog.getByRole("button", { name: /^(Rename|Save)/ }).click();
  await expect(node.title("Front page")).toBeVisible();
  await ownerPage.getByRole("button", { name: "Undo" }).last().click();
  await expect(node.title("Homepage")).toBeVisible();
});

test("an address that changed leads from the old one to the new", async ({ ownerPage, tree }) => {
  const node = new NodePage(ownerPage);
  await node.open(tree.project.path, "settings");
  await ownerPage.getByLabel("Address").fill("homepage");
  await ownerPage.getByRole("button", { name: "Save" }).click();
  await expect(ownerPage).toHaveURL(new RegExp(`${tree.team.path}/homepage`));

  await node.open(tree.agent.path);
  await expect(ownerPage).toHaveURL(new RegExp(`${tree.team.path}/homepage/scout$`));
  await expect(node.title("scout")).toBeVisible();
});

test("deleting what has agents below takes its name, and says what is lost", async ({
  ownerPage,
  tree,
}) => {
  const node = new NodePage(ownerPage);
  const organizationTree = new OrganizationTree(ownerPage);
  await node.open(tree.team.path);
  await (await node.addIntegration("Web fetch")).install();
  await organizationTree.choose("Growth", "Delete…");
  const dialog = new PreviewDialog(ownerPage, "Delete Growth?");
  await expect(dialog.root).toContainText("1 project, 1 agent");
  await expect(dialog.root).toContainText("1 installation");
  const confirm = dialog.button("Delete Growth");
  await expect(confirm).toBeDisabled();
  await dialog.root.getByLabel("Type Growth to confirm").fill("Growt");
  await expect(confirm).toBeDisabled();
  await dialog.root.getByLabel("Type Growth to confirm").fill("Growth");
  await dialog.confirm("Delete Growth");

  await expect(node.title("acme")).toBeVisible();
  await expect(organizationTree.row("Growth")).toHaveCount(0);
  await node.open(tree.agent.path);
  await expect(node.title("There is nothing here, or you have no access to it.")).toBeVisible();
});

test("the keyboard walks the tree, opens and closes it, and opens a page", async ({
  ownerPage,
  tree,
  addNode,
}) => {
  await addNode(tree.organizationId, "team", "Finance");
  const node = new NodePage(ownerPage);
  const organizationTree = new OrganizationTree(ownerPage);
  const press = (key: string) => ownerPage.keyboard.press(key);
  const expectFocus = (name: string) => expect(organizationTree.row(name)).toBeFocused();
  await node.open(`/${tree.slug}`);

  await organizationTree.row("acme").focus();
  await press("ArrowDown");
  await expectFocus("Finance");
  await press("ArrowDown");
  await expectFocus("Growth");
  await press("ArrowRight");
  await expect(organizationTree.row("Growth")).toHaveAttribute("aria-expanded", "true");
  await expect(organizationTree.row("Website")).toBeVisible();
  await press("ArrowRight");
  await expectFocus("Website");
  await press("End");
  await expectFocus("Website");
  await press("Home");
  await expectFocus("acme");
  await press("g");
  await expectFocus("Growth");
  await press("ArrowLeft");
  await expect(organizationTree.row("Growth")).toHaveAttribute("aria-expanded", "false");
  await expect(organizationTree.row("Website")).toHaveCount(0);
  await press("ArrowLeft");
  await expectFocus("acme");
  await press("ArrowDown");
  await expectFocus("Finance");
  await press("Enter");
  await expect(node.title("Finance")).toBeVisible();

  await organizationTree.row("Finance").focus();
  await press(".");
  await expect(ownerPage.getByRole("menuitem", { name: "Move…" })).toBeVisible();
  await press("Escape");
  await expectFocus("Finance");
});

test("the answers behind the tree of a large organization hold the rows in view only", async ({
  ownerPage,
  tree,
  growLarge,
}) => {
  await growLarge();
  const answers: { url: URL; bytes: number; body: unknown }[] = [];
  const noted: Promise<void>[] = [];
  const note = async (request: Request) => {
    const body = (await (await request.response())?.body()) ?? Buffer.alloc(0);
    const json: unknown = JSON.parse(body.toString());
    answers.push({ url: new URL(request.url()), bytes: body.length, body: json });
  };
  // Of an answer that the page did not wait for there is no body to read.
  const listen = (request: Request) => {
    if (/\/api\/v1\/nodes\/[^/]+\/(children|marks|search)\?/.test(request.url()))
      noted.push(note(request));
  };
  ownerPage.on("requestfinished", listen);

  const document = ownerPage.waitForResponse((response) => response.url().endsWith(tree.slug));
  await new NodePage(ownerPage).open(`/${tree.slug}`);
  const html = await (await document).text();
  // The root and its 21 teams; none of the 1,200 nodes below them.
  expect(html).toContain("Team 20");
  expect(html).not.toContain("Project 1.1");
  expect(html.length).toBeLessThan(400_000);

  const organizationTree = new OrganizationTree(ownerPage);
  const rows = organizationTree.root.getByRole("treeitem");
  await expect(organizationTree.row("Team 1")).toBeVisible();
  await organizationTree.row("Team 1").focus();
  await ownerPage.keyboard.press("ArrowRight");
  await organizationTree.row("Project 1.1").focus();
  await ownerPage.keyboard.press("ArrowRight");
  await expect(organizationTree.row("agent 1.1.1")).toBeVisible();
  await expect(organizationTree.row("Team 1")).toHaveAccessibleName(/nothing here/);
  await ownerPage.keyboard.press("*");
  expect(await rows.count()).toBeLessThan(80);

  // The page goes on asking: what comes from here on is not waited for.
  ownerPage.off("requestfinished", listen);
  await Promise.all(noted);
  const children = answers.filter(({ url }) => url.pathname.endsWith("/children"));
  expect(children.length).toBeGreaterThan(0);
  for (const { body, bytes } of children) {
    const { nodes } = body as { nodes: unknown[] };
    expect(nodes.length).toBeLessThanOrEqual(21);
    expect(bytes).toBeLessThan(12_000);
  }
  const marks = answers.filter(({ url }) => url.pathname.endsWith("/marks"));
  expect(marks.length).toBeGreaterThan(0);
  for (const { url, bytes } of marks) {
    expect(url.searchParams.get("ids")?.split(",").length ?? 0).toBeLessThanOrEqual(100);
    expect(bytes).toBeLessThan(20_000);
  }
});

test("searching a large organization finds on the server and keeps what is above", async ({
  ownerPage,
  tree,
  growLarge,
}) => {
  await growLarge();
  const node = new NodePage(ownerPage);
  const organizationTree = new OrganizationTree(ownerPage);
  await node.open(`/${tree.slug}`);
  await ownerPage.keyboard.press("/");
  await expect(organizationTree.search).toBeFocused();
  await organizationTree.search.fill("agent 17.3.9");
  await expect(organizationTree.row("agent 17.3.9")).toBeVisible();
  for (const name of ["acme", "Team 17", "Project 17.3"])
    await expect(organizationTree.row(name)).toBeVisible();
  await expect(organizationTree.row("Team 16")).toHaveCount(0);

  await organizationTree.search.fill("no such thing");
  await expect(ownerPage.getByText("No node called “no such thing”.")).toBeVisible();
  await ownerPage.keyboard.press("Escape");
  await expect(organizationTree.search).toHaveValue("");
  await expect(organizationTree.row("Team 16")).toBeVisible();

  await organizationTree.search.fill("agent 17.3.9");
  await expect(organizationTree.row("agent 17.3.9")).toBeVisible();
  await ownerPage.keyboard.press("Enter");
  await expect(node.title("agent 17.3.9")).toBeVisible();
});
