import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures";
import { hydrated } from "./pages/hydrated";
import { KeyTable } from "./pages/key-table";
import { NodePage } from "./pages/node-page";
import { OrganizationTree } from "./pages/organization-tree";
import { SignInPage } from "./pages/sign-in-page";

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

/** What the API answers to whoever has this key. */
const statusFor = async (request: APIRequestContext, token: string): Promise<number> =>
  (await request.get("/api/v1/whoami", bearer(token))).status();

test("a developer connects an agent with 4 presses, and sees it come without leaving the page", async ({
  ownerPage,
  tree,
  clicks,
  request,
}) => {
  await ownerPage.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const node = new NodePage(ownerPage);
  const organizationTree = new OrganizationTree(ownerPage);
  // As in a tree that is in use: scout is seen from where they are.
  await node.open(tree.agent.path);
  await organizationTree.row("Website").click();
  await expect(node.title("Website")).toBeVisible();
  clicks.restart();
  await organizationTree.row("scout").click();
  const card = ownerPage.getByRole("region", { name: "Connect this agent" });
  await expect(card).toContainText("Last seen: never");
  await card.getByRole("button", { name: "Create key" }).click();
  const dialog = ownerPage.getByRole("dialog");
  await dialog.getByLabel("Name").fill("laptop");
  await dialog.getByRole("button", { name: "Create", exact: true }).click();
  await dialog.getByRole("button", { name: "Copy With this key: MCP" }).click();
  expect(clicks.pressed.length, clicks.pressed.join("\n")).toBeLessThanOrEqual(4);

  const copied = await ownerPage.evaluate(() => navigator.clipboard.readText());
  const { mcpServers } = JSON.parse(copied) as {
    mcpServers: { alfe: { url: string; headers: { Authorization: string } } };
  };
  expect(mcpServers.alfe.url).toMatch(/\/mcp$/);
  await dialog.getByRole("button", { name: "I have stored it" }).click();
  const { Authorization: authorization } = mcpServers.alfe.headers;
  const answer = await request.get("/api/v1/nodes/self/tools", { headers: { authorization } });
  expect(answer.status()).toBe(200);
  await expect(card).toContainText(/Connected \d+ s ago/);
});

test("a key is shown once, can be exchanged while the old one works, and ends at once", async ({
  ownerPage,
  tree,
  request,
}) => {
  await new NodePage(ownerPage).open(tree.agent.path, "keys");
  const keys = new KeyTable(ownerPage);
  await expect(ownerPage.getByText("No key yet.")).toBeVisible();
  const first = await keys.create("Create key", "build robot");
  // Leaving asks, since nobody can show it again.
  await ownerPage.keyboard.press("Escape");
  await expect(keys.dialog.getByRole("alert")).toContainText("Leave without it?");
  await keys.dialog.getByRole("button", { name: "Back to the key" }).click();
  await keys.store();
  await expect(keys.row("build robot")).toContainText("Works");
  await ownerPage.reload();
  expect(await ownerPage.content()).not.toContain(first);
  expect(await statusFor(request, first)).toBe(200);

  const second = await keys.rotate("build robot");
  await expect(keys.row("Replaced")).toContainText("works until");
  for (const key of [first, second]) expect(await statusFor(request, key)).toBe(200);

  await keys.revoke(/Works/);
  await expect(keys.row("Revoked")).toHaveCount(1);
  expect(await statusFor(request, second)).toBe(401);
  expect(await statusFor(request, first)).toBe(200);
});

test("only admins see keys", async ({ tree, addPerson, otherBrowser }) => {
  const member = await addPerson(tree.project.id, "member");
  const page = await otherBrowser(member);
  await new NodePage(page).open(tree.agent.path);
  const card = page.getByRole("region", { name: "Connect this agent" });
  await expect(card).toContainText("An admin of scout can create a key.");
  await expect(card.getByRole("button", { name: "Create key" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Keys", exact: true })).toHaveCount(0);
});

test("a personal token acts as its person until it is revoked", async ({
  ownerPage,
  tree,
  request,
}) => {
  await ownerPage.goto("/account?tab=tokens");
  await hydrated(ownerPage);
  const tokens = new KeyTable(ownerPage);
  const token = await tokens.create("Create token", "backup script");
  await tokens.store();
  const answer = await request.get("/api/v1/whoami", bearer(token));
  expect(await answer.json()).toMatchObject({ kind: "person", user: { email: tree.owner.email } });
  await tokens.revoke("backup script");
  await expect(tokens.row("backup script")).toContainText("Revoked");
  expect(await statusFor(request, token)).toBe(401);
});

test("a server token is made by an owner, reports what an agent uses, and ends at once", async ({
  ownerPage,
  tree,
  addPerson,
  otherBrowser,
  request,
}) => {
  await new NodePage(ownerPage).open(`/${tree.slug}`, "keys");
  await expect(ownerPage.getByText("No server token yet.")).toBeVisible();
  const tokens = new KeyTable(ownerPage);
  const token = await tokens.create("Create server token", "Runtime");
  await expect(tokens.dialog).toContainText("/api/v1/nodes/AGENT/usage");
  await tokens.store();
  await expect(tokens.row("Runtime")).toContainText("Works");
  await expect(tokens.row("Runtime")).toContainText("never");
  const report = async (key: string): Promise<number> => {
    const data = { key, meter: "model_output_token", quantity: 1200 };
    const path = encodeURIComponent(tree.agent.path.slice(1));
    return (await request.post(`/api/v1/nodes/${path}/usage`, { ...bearer(token), data })).status();
  };
  expect(await report("run-1")).toBe(200);
  expect(await statusFor(request, token)).toBe(403);
  await tokens.revoke("Runtime");
  await expect(tokens.row("Runtime")).toContainText("Revoked");
  expect(await report("run-2")).toBe(401);

  const admin = await otherBrowser(await addPerson(tree.organizationId, "admin"));
  await new NodePage(admin).open(`/${tree.slug}`);
  await expect(admin.getByRole("link", { name: "Members", exact: true })).toBeVisible();
  await expect(admin.getByRole("link", { name: "Keys", exact: true })).toHaveCount(0);
});

test.describe("a terminal", () => {
  const start = async (request: APIRequestContext) => {
    const data = { client_name: "alfe on build-server" };
    const response = await request.post("/api/v1/device_authorization", { data });
    return (await response.json()) as Record<
      "device_code" | "user_code" | "verification_uri_complete",
      string
    >;
  };
  const redeem = async (request: APIRequestContext, deviceCode: string) => {
    const form = {
      grant_type: "urn:ietf:params:oauth:grant-type:device_code",
      device_code: deviceCode,
    };
    const response = await request.post("/api/v1/token", { form });
    return (await response.json()) as { error?: string; access_token?: string };
  };

  test("is signed in by whoever signs in, sees what asks, and allows it", async ({
    page,
    tree,
    request,
  }) => {
    const device = await start(request);
    await page.goto(device.verification_uri_complete);
    await new SignInPage(page).signIn(tree.owner);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Allow alfe on build-server to act as you?",
    );
    await expect(page.getByRole("main")).toContainText(device.user_code);
    expect(await redeem(request, device.device_code)).toMatchObject({
      error: "authorization_pending",
    });
    await page.getByRole("button", { name: "Allow" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("It is signed in");
    const { access_token: token = "" } = await redeem(request, device.device_code);
    expect(await statusFor(request, token)).toBe(200);
    await page.goto("/account?tab=tokens");
    await expect(new KeyTable(page).row("alfe on build-server")).toContainText("Works");
  });

  test("is denied with its code typed by hand; a wrong code is told", async ({
    ownerPage,
    request,
  }) => {
    const device = await start(request);
    await ownerPage.goto("/device");
    await hydrated(ownerPage);
    await ownerPage.getByLabel("Code").fill("BBBB-BBBB");
    await ownerPage.getByRole("button", { name: "Continue" }).click();
    await expect(ownerPage.getByRole("main").getByRole("alert")).toContainText("No terminal waits");
    await ownerPage.getByLabel("Code").fill(device.user_code.toLowerCase().replace("-", " "));
    await ownerPage.getByRole("button", { name: "Continue" }).click();
    await ownerPage.getByRole("button", { name: "Deny" }).click();
    await expect(ownerPage.getByRole("heading", { level: 1 })).toHaveText("Denied");
    expect(await redeem(request, device.device_code)).toMatchObject({ error: "access_denied" });
  });
});
