import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { NodePage } from "./pages/node-page";
import { PoliciesTab } from "./pages/policies-tab";

const issue = { repository: "octocat/hello-world", title: "From a test of policies" };

test("a policy set in the browser holds from the agent's next call, and says before whom it concerns", async ({
  ownerPage,
  tree,
  connect,
  callAsAgent,
}) => {
  await connect(tree.team.id, "github", "octocat");
  const policies = new PoliciesTab(ownerPage);
  await policies.open(tree.project.path);
  await expect(policies.cell("GitHub, write")).toContainText("Allow");
  await expect(policies.save).toHaveCount(0);
  await policies.choose("GitHub, write", "Ask");
  await policies.showTools("GitHub");
  await policies.choose("Comment on an issue", "Deny");
  // The tool goes its own way; the rest of the row follows its integration.
  await expect(policies.cell("Create an issue")).toContainText("Ask");
  await expect(policies.effects).toHaveText(
    "2 changes: 1 agent will be asked before 1 tool and 1 agent will lose 1 tool.",
  );
  await policies.save.click();
  await expect(ownerPage.getByText("Saved. It holds from the next call.")).toBeVisible();
  await expect(policies.save).toHaveCount(0);

  const { id } = tree.agent;
  expect((await callAsAgent(id, "github_create_issue", issue)).outcome).toBe("waiting");
  const comment = { repository: issue.repository, number: 1, body: "Hello" };
  expect((await callAsAgent(id, "github_create_comment", comment)).status).toBe(403);

  await policies.open(tree.agent.path);
  await expect(policies.cell("GitHub, write")).toContainText("Website");
  await expect(await policies.test("Create an issue")).toHaveText(
    "Asks a person first: set at Website for write tools of GitHub.",
  );
  await new NodePage(ownerPage).open(tree.agent.path, "tools");
  const row = (tool: string) => ownerPage.getByRole("listitem").filter({ hasText: tool });
  await expect(row("github_create_issue")).toContainText("Asks from Website");
  await expect(row("github_create_comment")).toContainText("Denied from Website");
  await expect(row("github_list_issues")).toContainText("Allowed");
});

test("what is set above cannot be loosened below, and a reset gives it back to what is above", async ({
  ownerPage,
  tree,
  setPolicies,
}) => {
  await setPolicies(tree.organizationId, [
    { scope: "all", target: "", effect: "write", value: "ask" },
  ]);
  const policies = new PoliciesTab(ownerPage);
  await policies.open(tree.team.path);
  await expect(policies.cell("Notion, write")).toContainText("acme");
  await policies.cell("Notion, write").click();
  await expect(ownerPage.getByRole("menu")).toContainText(
    "Asks at acme; only an admin of acme can change it.",
  );
  await expect(policies.option("Allow")).toBeDisabled();
  await policies.option("Deny").click();
  await expect(policies.cell("Notion, write")).toContainText("here");
  await policies.save.click();
  await expect(policies.save).toHaveCount(0);

  await policies.open(tree.project.path);
  await expect(policies.cell("Notion, write")).toContainText(/Deny.*Growth.*locked/);
  await policies.open(tree.team.path);
  await ownerPage.getByRole("button", { name: "Reset Notion, write" }).click();
  await expect(policies.cell("Notion, write")).toContainText(/Ask.*acme.*not saved/);
  await policies.save.click();
  await expect(policies.save).toHaveCount(0);
  await policies.open(tree.project.path);
  await expect(policies.cell("Notion, write")).toContainText(/Ask.*acme/);
});

test("what two people change at once is not undone by the second without a look", async ({
  ownerPage,
  tree,
  setPolicies,
}) => {
  const policies = new PoliciesTab(ownerPage);
  await policies.open(tree.team.path);
  await policies.choose("Linear, write", "Ask");
  await setPolicies(tree.team.id, [
    { scope: "integration", target: "slack", effect: "write", value: "deny" },
  ]);
  await policies.save.click();
  await expect(ownerPage.getByRole("alert").filter({ hasText: "meanwhile" })).toBeVisible();
  // Theirs is in the table now, and ours is still there, not saved.
  await expect(policies.cell("Slack, write")).toContainText("Deny");
  await expect(policies.cell("Linear, write")).toContainText("not saved");
  await policies.save.click();
  await expect(policies.save).toHaveCount(0);
  await policies.open(tree.team.path);
  await expect(policies.cell("Slack, write")).toContainText("Deny");
  await expect(policies.cell("Linear, write")).toContainText("Ask");
});

test("the arrow keys move over the values, Enter changes one, and who may not sees no buttons", async ({
  ownerPage,
  tree,
  addPerson,
  otherBrowser,
}) => {
  const policies = new PoliciesTab(ownerPage);
  await policies.open(tree.team.path);
  await policies.cell("All integrations, read").focus();
  const press = (key: string) => ownerPage.keyboard.press(key);
  await press("ArrowRight");
  await expect(policies.cell("All integrations, write")).toBeFocused();
  await press("ArrowDown");
  await expect(policies.cell("Discord, write")).toBeFocused();
  await press("Enter");
  await policies.option("Allow").waitFor();
  await press("ArrowDown");
  await press("ArrowDown");
  await press("Enter");
  await expect(policies.cell("Discord, write")).toContainText("not saved");
  await expect(policies.cell("Discord, write")).toBeFocused();
  await ownerPage.getByRole("button", { name: "Discard" }).click();
  await expect(policies.cell("Discord, write")).not.toContainText("not saved");

  const page = await otherBrowser(await addPerson(tree.team.id, "member"));
  await new PoliciesTab(page).open(tree.team.path);
  await expect(page.getByText("An admin of Growth can change what is set here.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Discord, write/ })).toHaveCount(0);
  await expect(page.getByRole("row", { name: /^Discord/ })).toContainText("Allow");
});

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing on the policies in the ${colorScheme} theme, also while one is changed`, async ({
    ownerPage,
    tree,
  }) => {
    await ownerPage.emulateMedia({ colorScheme });
    const policies = new PoliciesTab(ownerPage);
    const look = async (where: string) => {
      const { violations } = await new AxeBuilder({ page: ownerPage }).analyze();
      expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html ?? ""}`)).toEqual(
        [],
      );
      const wide = await ownerPage.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${where} scrolls sideways`).toBe(0);
    };
    for (const width of [1280, 375]) {
      await ownerPage.setViewportSize({ width, height: 800 });
      await policies.open(tree.project.path);
      await policies.showTools("GitHub");
      await look(`the table at ${String(width)}`);
      await policies.choose("GitHub, write", "Deny");
      await expect(policies.effects).toBeVisible();
      await look(`a change at ${String(width)}`);
      await ownerPage.getByRole("button", { name: "Discard" }).click();
    }
  });
