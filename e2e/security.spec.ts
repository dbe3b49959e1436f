import { randomBytes, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, readServerLog, test } from "./fixtures";
import { ChannelWizard } from "./pages/channel-wizard";
import { ConnectFrame } from "./pages/connect-frame";
import { NodePage } from "./pages/node-page";
import { SignInPage } from "./pages/sign-in-page";
import { ToolsTab } from "./pages/tools-tab";
import { furnish, pagesOf, settled } from "./walk";

const outside = ["/signin", "/reset", "/setup", `/invite/${randomUUID()}`, "/no/such/place"];

test("every page forbids framing, sniffing and scripts without its nonce", async ({
  ownerPage,
  tree,
}) => {
  const nonces = new Set<string>();
  const pages = [...outside, "/", ...pagesOf(tree).values()];
  for (const path of pages) {
    const answer = await ownerPage.request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("object-src 'none'");
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    expect(scripts, path).not.toMatch(/unsafe-inline|https?:|\*/);
    nonces.add(/'nonce-([^']+)'/.exec(scripts)?.[1] ?? "");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toMatch(
      /^(no-referrer|strict-origin-when-cross-origin)$/,
    );
  }
  expect(nonces.size).toBe(pages.length);
  expect(nonces).not.toContain("");
});

test("pages that hold a secret or a person are kept by nobody", async ({ ownerPage, tree }) => {
  const pages = ["/signin", "/reset", `/invite/${randomUUID()}`, "/connect/used", "/setup"];
  for (const path of [...pages, `/${tree.slug}`, tree.agent.path]) {
    const answer = await ownerPage.request.get(path, { maxRedirects: 0 });
    expect(answer.headers()["cache-control"], path).toContain("no-store");
  }
  const api = await ownerPage.request.get(
    `/api/v1/nodes/${tree.team.id}/integrations?organization=${tree.organizationId}`,
  );
  expect(api.status()).toBe(200);
  expect(api.headers()["cache-control"]).toContain("no-store");
});

test("no page breaks its own policy, logs an error or throws", async ({ ownerPage, tree }) => {
  const wrong: string[] = [];
  let at = "";
  const watch = (page: Page) => {
    page.on("console", (message) => {
      if (message.type() === "error") wrong.push(`${at}: ${message.text()}`);
    });
    page.on("pageerror", (error) => wrong.push(`${at}: ${error.message}`));
  };
  watch(ownerPage);
  ownerPage.context().on("page", watch);
  at = "furnishing";
  await furnish(ownerPage, tree);
  for (const [name, path] of pagesOf(tree)) {
    at = name;
    await ownerPage.goto(path);
    await settled(ownerPage);
  }
  at = "signing in";
  await ownerPage.context().clearCookies();
  await ownerPage.goto("/signin");
  await settled(ownerPage);
  expect(wrong).toEqual([]);
});

test("a token and a signing secret that were pasted are in no page, no answer and no log", async ({
  ownerPage,
  tree,
}) => {
  test.slow();
  const token = `xoxb-sandbox-recognizable${randomBytes(6).toString("hex")}`;
  const signingSecret = `sandbox-recognizable-${randomBytes(16).toString("hex")}`;
  const found: string[] = [];
  const read: Promise<void>[] = [];
  let answers = 0;
  ownerPage.on("response", (response) => {
    const look = async () => {
      const body = await response.text().catch(() => "");
      answers += 1;
      const all = body + JSON.stringify(response.headers()) + response.url();
      if (all.includes(token) || all.includes(signingSecret)) found.push(response.url());
    };
    read.push(look());
  });
  const wizard = new ChannelWizard(ownerPage);
  await wizard.start(tree.agent.path, "scout", "Slack");
  await wizard.button(/^Paste /).click();
  // Once wrongly, so that the refusal is looked at too.
  await ownerPage.getByLabel("Bot token").fill(token);
  await ownerPage.getByLabel("Signing secret").fill("not a secret");
  await wizard.button("Connect").click();
  await expect(ownerPage.locator("[aria-invalid=true]").first()).toBeVisible();
  await ownerPage.getByLabel("Signing secret").fill(signingSecret);
  await wizard.button("Connect").click();
  await wizard.expectDone("Paste .*");

  const node = new NodePage(ownerPage);
  await node.open(tree.agent.path, "tools");
  const result = await new ToolsTab(ownerPage).run("List conversations", {});
  await expect(result).toContainText("Done");
  for (const path of [
    ...pagesOf(tree).values(),
    `${tree.agent.path}?open=slack`,
    `${tree.agent.path}?open=slack&view=why`,
    `${tree.agent.path}?open=slack&view=connect`,
  ]) {
    await ownerPage.goto(path);
    await settled(ownerPage);
    const html = await ownerPage.content();
    if (html.includes(token) || html.includes(signingSecret)) found.push(`the document at ${path}`);
  }
  // The stream of changes is over only where no page listens any more.
  await ownerPage.goto("about:blank");
  await Promise.all(read);
  expect(answers).toBeGreaterThan(100);
  expect(found).toEqual([]);
  const log = readServerLog();
  expect(log).not.toContain(token);
  expect(log).not.toContain(signingSecret);
});

test("neither a password nor an authorization code or state is in the log", async ({
  page,
  tree,
}) => {
  await page.goto(tree.team.path);
  const form = new SignInPage(page);
  const wrong = `wrong-${randomUUID()}`;
  await form.signIn({ email: tree.owner.email, password: wrong });
  await expect(form.refusal).toBeVisible();
  await form.signIn(tree.owner);
  const node = new NodePage(page);
  await expect(node.title("Growth")).toBeVisible();
  const frame = await (await node.addIntegration("Notion")).installAndConnect();
  const callback = new URL(await (await frame.continueTo("Notion")).approve());
  await new ConnectFrame(page).expectOutcome(/^Connected as /);

  const log = readServerLog();
  expect(log).not.toContain(wrong);
  expect(log).not.toContain(tree.owner.password);
  for (const name of ["code", "state"]) {
    const value = callback.searchParams.get(name) ?? "";
    expect(value.length).toBeGreaterThan(10);
    expect(log).not.toContain(value);
  }
});
