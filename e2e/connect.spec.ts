import { expect, test } from "./fixtures";
import { ConnectFrame } from "./pages/connect-frame";
import { NodePage } from "./pages/node-page";

const usedElsewhere = "This sign-in was started elsewhere or already used. Nothing was saved.";

test.describe("at an OAuth provider", () => {
  let node: NodePage;
  let frame: ConnectFrame;

  test.beforeEach(async ({ ownerPage, tree }) => {
    node = new NodePage(ownerPage);
    await node.open(tree.team.path);
    const dialog = await node.addIntegration("GitHub");
    frame = await dialog.installAndConnect();
  });

  const expectNothingSaved = async (path: string) => {
    await node.open(path);
    await expect(node.rows("Needs attention")).toContainText("Connect a GitHub account");
  };

  test("declining saves nothing, and trying again works", async ({ tree }) => {
    const consent = await frame.continueTo("GitHub");
    await consent.decline();
    await frame.expectOutcome("You declined at GitHub. Nothing was saved.");

    await (await frame.openWith("Try again")).approve();
    await frame.expectOutcome(/^Connected as octocat\./);
    await frame.button("Done").click();
    await node.open(tree.team.path);
    await expect(node.rows("Active here")).toContainText("octocat");
  });

  test("closing the window decides nothing; cancelling does, and connecting again works", async () => {
    const consent = await frame.continueTo("GitHub");
    await consent.page.close();
    await expect(frame.root).toContainText("Waiting for you at GitHub.");
    await expect(frame.root).toContainText("Closing it changes nothing.");

    await frame.button("Cancel").click();
    await frame.expectOutcome("Cancelled. Nothing was saved.");
    await (await frame.openWith("Connect again")).approve();
    await frame.expectOutcome(/^Connected as octocat\./);
  });

  test("closing the window and opening it again goes on with the same attempt", async () => {
    await (await frame.continueTo("GitHub")).page.close();
    await (await frame.openWith("Open the window again")).approve({ account: "acme-bot" });
    await frame.expectOutcome(/^Connected as acme-bot\./);
  });

  test("an answer that is played again changes nothing", async ({ page, sandbox, tree }) => {
    const consent = await frame.continueTo("GitHub");
    const callback = await consent.approve();
    await frame.expectOutcome(/^Connected as octocat\./);
    const before = await sandbox.requestCount();

    await page.goto(callback);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(usedElsewhere);
    expect(await sandbox.requestCount()).toBe(before);
    await node.open(tree.team.path);
    await expect(node.rows("Active here")).toContainText("octocat");
  });

  test("an answer after ten minutes saves nothing", async ({ runOutAttempts, tree }) => {
    const consent = await frame.continueTo("GitHub");
    await runOutAttempts();
    await consent.approve();
    await frame.expectOutcome("This attempt ran out after 10 minutes. Nothing was saved.");
    await expect(frame.button("Start again")).toBeVisible();
    await expectNothingSaved(tree.team.path);
  });

  test("an answer in the browser of somebody else saves nothing", async ({
    addPerson,
    otherBrowser,
    sandbox,
    tree,
  }) => {
    const consent = await frame.continueTo("GitHub");
    const callback = await consent.approveWithoutReturning();
    const before = await sandbox.requestCount();

    const other = await otherBrowser(await addPerson(tree.team.id, "admin"));
    await other.goto(callback);
    await expect(other.getByRole("heading", { level: 1 })).toHaveText(usedElsewhere);
    expect(await sandbox.requestCount()).toBe(before);
    await node.open(tree.team.path);
    await expect(node.row("GitHub")).not.toContainText("octocat");
    await expect(node.rows("Active here")).toHaveCount(0);
  });

  test("a permission that was not given may be gone without", async ({ tree }) => {
    await (await frame.continueTo("GitHub")).approve({ untick: ["read:org"] });
    await frame.expectOutcome(/^octocat did not allow .+\. 6 of 7 tools would work\.$/);
    await frame.button("Keep 6 tools").click();
    await frame.expectOutcome(/^Connected as octocat\. 6 tools are on\./);
    await frame.button("Done").click();

    await node.open(tree.team.path);
    await expect(node.row("GitHub")).toContainText("6 of 7 tools are on.");
    await expect(node.row("GitHub").getByRole("button", { name: /^Add permission/ })).toBeVisible();
  });

  test("a permission that was not given may be asked for again", async () => {
    await (await frame.continueTo("GitHub")).approve({ untick: ["read:org"] });
    await frame.expectOutcome(/6 of 7 tools would work\.$/);
    await (await frame.openWith("Ask again")).approve();
    await frame.expectOutcome(/^Connected as octocat\. 7 tools are on\./);
  });

  test("discarding an account with a permission missing gives its access back", async ({
    sandbox,
    tree,
  }) => {
    const before = await sandbox.grants("github");
    await (await frame.continueTo("GitHub")).approve({ account: "hubot", untick: ["read:org"] });
    await frame.expectOutcome(/6 of 7 tools would work\.$/);
    await frame.button("Discard").click();
    await frame.expectOutcome(/Nothing was saved\.$/);
    await expectNothingSaved(tree.team.path);
    await expect
      .poll(async () => (await sandbox.grantsSince(before, "github")).filter((g) => !g.revoked))
      .toEqual([]);
  });

  test("without a permission that is required nothing is saved", async ({ tree }) => {
    await (await frame.continueTo("GitHub")).approve({ untick: ["repo"] });
    await frame.expectOutcome(/^Without .+ no tool can work, so nothing was saved\.$/);
    await expect(frame.button("Ask again")).toBeVisible();
    await expectNothingSaved(tree.team.path);
  });

  test("an error of the provider saves nothing, and trying again works", async ({ sandbox }) => {
    const mend = await sandbox.fail({
      provider: "github",
      path: "/login/oauth/access_token",
      kind: "status",
      status: 500,
    });
    await (await frame.continueTo("GitHub")).approve();
    await frame.expectOutcome(/^GitHub answered with an error\. Nothing was saved\./);
    await mend();
    await (await frame.openWith("Try again")).approve();
    await frame.expectOutcome(/^Connected as octocat\./);
  });

  test("the tab itself may be used instead of a window", async ({ page, tree }) => {
    const consent = await frame.continueTo("GitHub");
    await consent.page.close();
    const here = await frame.continueInThisTab("Use this tab instead");
    await here.approve();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Connected as octocat\./);
    await page.getByRole("link", { name: "Back" }).click();
    await expect(page).toHaveURL(new RegExp(`${tree.team.path}(\\?|$)`));
    await expect(node.rows("Active here")).toContainText("octocat");
  });
});

test("where the browser opens no windows, the tab itself leads there and back", async ({
  ownerPage,
  tree,
}) => {
  await ownerPage.addInitScript(() => {
    window.open = () => null;
  });
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  const frame = await (await node.addIntegration("GitHub")).installAndConnect();
  await frame.button("Continue to GitHub").click();
  await expect(frame.root).toContainText("Your browser blocked the window.");
  const consent = await frame.continueInThisTab("Open GitHub in this tab");
  await consent.approve();
  await expect(ownerPage.getByRole("heading", { level: 1 })).toHaveText(/^Connected as octocat\./);
  await ownerPage.getByRole("link", { name: "Back" }).click();
  await expect(node.rows("Active here")).toContainText("octocat");
});

test("an account that is connected twice stays one", async ({ ownerPage, tree }) => {
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  await node.installAndConnect("GitHub", "octocat");
  await node.choose("GitHub", "Connect another account");
  const frame = new ConnectFrame(ownerPage);
  await (await frame.continueTo("GitHub")).approve({ account: "octocat" });
  await frame.expectOutcome(
    "octocat is already connected at Growth. Its access was refreshed; no second row was made.",
  );
});

test("a key is refused with the reason, and accepted when it is right", async ({
  ownerPage,
  tree,
}) => {
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  const frame = await (await node.addIntegration("Stripe")).installAndConnect();

  await frame.paste("Restricted key", "pk_live_51Mabcdefgh");
  await expect(frame.root).toContainText("This looks like a publishable key (pk_).");
  await frame.paste("Restricted key", "rk_sandbox_nobody");
  await expect(frame.root).toContainText("Stripe does not know this key.");
  await expect(frame.root.getByLabel("Restricted key")).toHaveValue("rk_sandbox_nobody");

  await frame.paste("Restricted key", ' "rk_sandbox_acme" ');
  await frame.expectOutcome(/^Connected as Acme/);
  await frame.button("Done").click();
  await expect(node.rows("Active here")).toContainText("5 tools are on");
});

test("the connect page goes the same way without the panel", async ({ ownerPage, tree }) => {
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  const frame = await (await node.addIntegration("Notion")).installAndConnect();
  const started = ownerPage.waitForResponse((response) =>
    response.url().includes("/api/v1/connect-attempts/"),
  );
  await (await frame.continueTo("Notion")).page.close();
  const attemptId = /connect-attempts\/([^/?]+)/.exec((await started).url())?.[1] ?? "";

  await ownerPage.goto(`/connect/${attemptId}`);
  await expect(ownerPage.getByRole("heading", { level: 1 })).toHaveText(
    "Connect Notion for Growth",
  );
  await ownerPage.getByRole("button", { name: "Continue to Notion" }).click();
  await ownerPage.getByRole("button", { name: "Authorize" }).click();
  await expect(ownerPage.getByRole("heading", { level: 1 })).toHaveText(/^Connected as /);
});
