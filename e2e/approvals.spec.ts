import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { ApprovalsPage } from "./pages/approvals-page";
import { Bell } from "./pages/bell";

const asks = [{ scope: "integration", target: "github", effect: "write", value: "ask" } as const];
const sentence = "scout wants to create an issue at GitHub";

/** An issue under a title that only its test uses. */
const issue = (title: string) => ({ repository: "octocat/hello-world", title });

test("what policy asks for reaches the provider only once a person approves, exactly as it was shown", async ({
  ownerPage,
  tree,
  connect,
  setPolicies,
  callAsAgent,
  sandbox,
}) => {
  await connect(tree.team.id, "github", "octocat");
  await setPolicies(tree.team.id, asks);
  const title = `Broken link \u202e in ${tree.slug}`;
  const approvals = new ApprovalsPage(ownerPage);
  await approvals.open(tree.slug);
  await expect(ownerPage.getByText("Nothing is waiting.")).toBeVisible();
  expect(await callAsAgent(tree.agent.id, "github_create_issue", issue(title))).toMatchObject({
    status: 200,
    outcome: "waiting",
  });

  // It comes to the open page by itself, with everything that would be sent.
  const card = approvals.card(sentence);
  await expect(card).toBeVisible();
  await expect(card).toContainText("asks, set at Growth");
  await expect(approvals.arguments(card)).toContainText(`Broken link \\u202e in ${tree.slug}`);
  await card.getByRole("button", { name: "Show as JSON" }).click();
  await expect(card.getByRole("region", { name: /^Arguments/ })).toContainText(
    '"repository": "octocat/hello-world"',
  );
  await expect(approvals.count).toHaveText("Approvals1 waiting");
  await expect(ownerPage).toHaveTitle("(1) Approvals · Integrations · acme");
  expect(await sandbox.data("github")).not.toContain(tree.slug);

  await approvals.approve(card).click();
  await expect(card).toContainText(/Approved by you, .*Done in /);
  await expect(approvals.approve(card)).toHaveCount(0);
  await expect(approvals.count).toHaveText("Approvals");
  await expect(ownerPage).toHaveTitle("Approvals · Integrations · acme");
  expect((await sandbox.data("github")).split(tree.slug)).toHaveLength(2);

  await card.getByRole("link", { name: "Call", exact: true }).click();
  await expect(ownerPage.getByRole("heading", { level: 1 })).toHaveText("github_create_issue");
  await expect(ownerPage.getByRole("main")).toContainText("Done");
  await expect(ownerPage.getByRole("link", { name: "Asks, set at Growth" })).toBeVisible();
});

test("a declined call is never sent, and the agent's note is kept with it", async ({
  ownerPage,
  tree,
  connect,
  setPolicies,
  callAsAgent,
  sandbox,
}) => {
  await connect(tree.team.id, "github", "octocat");
  await setPolicies(tree.team.id, asks);
  await callAsAgent(tree.agent.id, "github_create_issue", issue(`Not in ${tree.slug}`));
  // The way of whoever was told.
  await ownerPage.goto(`/${tree.slug}`);
  await new Bell(ownerPage).follow(/scout wants to create an issue at GitHub/);
  const approvals = new ApprovalsPage(ownerPage);
  const card = approvals.card(sentence);
  await approvals.decline(card, "Ask Ada first.");
  await expect(card).toContainText("Declined by you");
  await expect(card).toContainText("Note to scout: “Ask Ada first.”");

  await approvals.open(tree.slug, "decided");
  await expect(ownerPage.getByRole("list", { name: "Decided" })).toContainText("“Ask Ada first.”");
  await ownerPage.goto(`${tree.agent.path}?tab=calls`);
  await expect(ownerPage.getByRole("row", { name: /github_create_issue/ })).toContainText(
    "Declined",
  );
  expect(await sandbox.data("github")).not.toContain(tree.slug);
});

test("keys only ask: it takes a second press to approve", async ({
  ownerPage,
  tree,
  connect,
  setPolicies,
  callAsAgent,
  sandbox,
}) => {
  await connect(tree.team.id, "github", "octocat");
  await setPolicies(tree.team.id, asks);
  await callAsAgent(tree.agent.id, "github_create_issue", issue(`By key in ${tree.slug}`));
  const approvals = new ApprovalsPage(ownerPage);
  await approvals.open(tree.slug);
  const card = approvals.card(sentence);
  await card.waitFor();
  const press = (key: string) => ownerPage.keyboard.press(key);
  await press("j");
  await expect(card.getByRole("link", { name: sentence })).toBeFocused();
  await press("a");
  await expect(approvals.approve(card)).toBeFocused();
  await expect(card).toContainText("Press Enter to approve once, Esc to go back.");
  await press("Escape");
  await expect(card).not.toContainText("Press Enter");
  await press("d");
  await expect(card.getByLabel("Note to scout")).toBeFocused();
  await press("Escape");
  await expect(card.getByRole("link", { name: sentence })).toBeFocused();
  expect(await sandbox.data("github")).not.toContain(tree.slug);
  await press("a");
  await press("Enter");
  await expect(card).toContainText(/Approved by you, .*Done in /);
  await expect(card.getByRole("link", { name: sentence })).toBeFocused();
});

test("of two people the first decides, the other is told who, and whoever only looks on decides nothing", async ({
  ownerPage,
  tree,
  connect,
  setPolicies,
  callAsAgent,
  addPerson,
  otherBrowser,
}) => {
  await connect(tree.team.id, "github", "octocat");
  await setPolicies(tree.team.id, asks);
  await callAsAgent(tree.agent.id, "github_create_issue", issue(`Raced in ${tree.slug}`));
  const [member, viewer] = [
    await addPerson(tree.project.id, "member"),
    await addPerson(tree.project.id, "viewer"),
  ];
  const looking = new ApprovalsPage(await otherBrowser(viewer));
  await looking.open(tree.slug);
  await expect(looking.card(sentence)).toContainText("A member of scout can do this.");
  await expect(looking.card(sentence)).not.toContainText("Raced");
  await expect(looking.card(sentence).getByRole("button")).toHaveCount(0);

  const theirs = new ApprovalsPage(await otherBrowser(member));
  await theirs.open(tree.slug);
  const mine = new ApprovalsPage(ownerPage);
  await mine.open(tree.slug);
  // Their page hears nothing any more, as one that the network keeps waiting.
  await mine.page.route("**/api/v1/**", (route) => route.abort());
  await theirs.decline(theirs.card(sentence), "");
  await expect(theirs.card(sentence)).toContainText("Declined by you");
  await mine.page.unroute("**/api/v1/**");
  await mine.approve(mine.card(sentence)).click();
  await expect(mine.card(sentence)).toContainText(/Already declined by .*, \d+ s ago\./);
  await expect(mine.approve(mine.card(sentence))).toHaveCount(0);
  await expect(mine.card(sentence)).toContainText(/Declined by .*; scout was told\./);
});

test("what changed since it was asked for is called off instead of sent", async ({
  ownerPage,
  tree,
  connect,
  setPolicies,
  callAsAgent,
  sandbox,
}) => {
  await connect(tree.team.id, "github", "octocat");
  await setPolicies(tree.team.id, asks);
  await callAsAgent(tree.agent.id, "github_create_issue", issue(`Voided in ${tree.slug}`));
  const approvals = new ApprovalsPage(ownerPage);
  await approvals.open(tree.slug);
  const card = approvals.card(sentence);
  await card.waitFor();
  await setPolicies(tree.agent.id, [
    { scope: "tool", target: "github_create_issue", effect: "", value: "deny" },
  ]);
  await approvals.approve(card).click();
  await expect(card).toContainText("Voided");
  await expect(approvals.approve(card)).toHaveCount(0);
  expect(await sandbox.data("github")).not.toContain(tree.slug);
});

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing on approvals and calls in the ${colorScheme} theme`, async ({
    ownerPage,
    tree,
    connect,
    setPolicies,
    callAsAgent,
  }) => {
    await connect(tree.team.id, "github", "octocat");
    await setPolicies(tree.team.id, asks);
    const { callId } = await callAsAgent(tree.agent.id, "github_create_issue", issue("One"));
    await callAsAgent(tree.agent.id, "github_create_issue", issue("Two"));
    await ownerPage.emulateMedia({ colorScheme });
    const approvals = new ApprovalsPage(ownerPage);
    for (const width of [1280, 375]) {
      await ownerPage.setViewportSize({ width, height: 800 });
      for (const address of [
        `/${tree.slug}/-/approvals`,
        `/${tree.slug}/-/approvals?state=decided`,
        `${tree.agent.path}?tab=calls`,
        `/${tree.slug}/-/calls`,
        `/${tree.slug}/-/calls/${callId}`,
      ]) {
        await ownerPage.goto(address);
        await expect(ownerPage.getByRole("heading", { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page: ownerPage }).analyze();
        expect(
          violations.map(
            ({ id, nodes }) => `${address} ${String(width)}: ${id} ${nodes[0]?.html ?? ""}`,
          ),
        ).toEqual([]);
        const wide = await ownerPage.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `${address} at ${String(width)} scrolls sideways`).toBe(0);
      }
    }
    await approvals.open(tree.slug);
    const [card] = await approvals.page.getByRole("article").all();
    if (!card) throw new Error("Nothing waits");
    await card.getByRole("button", { name: /^Decline…/ }).click();
    const { violations } = await new AxeBuilder({ page: ownerPage }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
