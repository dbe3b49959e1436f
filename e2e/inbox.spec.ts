import { randomBytes, randomInt } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { loadEnvironment } from "./environment";
import { expect, test } from "./fixtures";
import { InboxTab } from "./pages/inbox-tab";
import { NodePage } from "./pages/node-page";
import { listenAsAgent } from "./provider/agent-webhook";
import { ChatPage } from "./provider/chat-page";
import { settled } from "./walk";

const { url, sandboxUrl } = loadEnvironment();

const newBot = () => `scout-${randomBytes(4).toString("hex")}`;

type Channels = { channels: { address: string; states: { href?: string }[] }[] };

/** The address to which Slack has to send what happens, and its page where that is entered. */
async function slackAddress(token: string, agentId: string) {
  const response = await fetch(`${url}/api/v1/nodes/${agentId}/channels`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const [channel] = ((await response.json()) as Channels).channels;
  const page = channel?.states.find(({ href }) => href?.includes("api.slack.com"))?.href;
  return { address: `${channel?.address ?? ""}/events`, page };
}

/** Enters an agent's address at Slack, as whoever made the app by hand does. */
async function enterAddress(token: string, agentId: string): Promise<void> {
  await expect.poll(async () => (await slackAddress(token, agentId)).page).toBeDefined();
  const { address, page = "" } = await slackAddress(token, agentId);
  const answer = await fetch(page, { method: "POST", body: new URLSearchParams({ url: address }) });
  expect(await answer.text()).toContain("Verified");
}

/** A person's window at Slack, in a channel that the bot is in. */
async function openSlack(page: Page, bot: string): Promise<ChatPage> {
  const slack = new ChatPage(await page.context().newPage());
  await slack.page.goto(`${sandboxUrl}/chat/slack`);
  await slack.choose(bot, "#general");
  return slack;
}

test("what a person writes in Slack is in the inbox, and the agent's answer is seen in both", async ({
  ownerPage,
  ownerToken,
  tree,
  pasteSlack,
  createKey,
  request,
}) => {
  const node = new NodePage(ownerPage);
  const reachable = ownerPage.getByRole("region", { name: "Reachable at" });
  await node.open(tree.agent.path);
  await expect(reachable).toContainText("Nobody can reach scout yet.");

  const bot = newBot();
  await pasteSlack(tree.agent.id, bot);
  await expect(reachable.getByRole("listitem").first()).toContainText(`@${bot}`);
  await expect(reachable).toContainText("in Acme workspace (Slack)");
  await expect(reachable).toContainText("Slack does not know our address yet.");
  const opening = ownerPage.waitForEvent("popup");
  await reachable.getByRole("link", { name: "Open Slack" }).click();
  const app = await opening;
  const { address } = await slackAddress(ownerToken, tree.agent.id);
  await app.getByLabel("Request URL").fill(address);
  await app.getByRole("button", { name: "Save" }).click();
  await expect(app.getByText("Verified")).toBeVisible();
  await app.close();
  await expect(reachable).toContainText("Slack sends what is said here");

  const inbox = new InboxTab(ownerPage);
  await inbox.open(tree.agent.path);
  await expect(ownerPage.getByText("No messages yet.")).toBeVisible();
  await expect(ownerPage.getByText(`Write to @${bot} in Slack, or send a test.`)).toBeVisible();

  const slack = await openSlack(ownerPage, bot);
  await slack.write("Where is the October invoice?", "Ben Okafor");
  const row = inbox.conversation("#general");
  await expect(row).toContainText("Ben Okafor: Where is the October invoice?");
  await expect(row).toContainText("1 waiting");
  await expect(inbox.message("Where is the October invoice?")).toContainText("Waiting for scout");

  const key = await createKey(tree.agent.id);
  const headers = { authorization: `Bearer ${key}` };
  const read = await request.get("/api/v1/nodes/self/inbox?waitSeconds=10", { headers });
  const { messages, cursor } = (await read.json()) as {
    messages: { text: string; conversation: { id: string } }[];
    cursor: string;
  };
  expect(messages.map(({ text }) => text)).toEqual(["Where is the October invoice?"]);
  await request.post("/api/v1/nodes/self/inbox/acknowledge", {
    headers,
    data: { through: cursor },
  });
  await expect(inbox.message("Where is the October invoice?")).toContainText("Delivered to scout");

  const answer = await request.post("/api/v1/nodes/self/tools/slack_send_message/call", {
    headers,
    data: {
      arguments: { conversation: messages[0]?.conversation.id, text: "Finance sent it today." },
    },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  await expect(slack.messages).toContainText("Finance sent it today.");
  await expect(inbox.message("Finance sent it today.")).toContainText("Answer sent");
  await expect(row).toContainText("scout: Finance sent it today.");
  await expect(row).toContainText("Answered");

  await node.open(tree.agent.path);
  await expect(reachable.getByRole("list", { name: "Recent conversations" })).toContainText(
    "scout: Finance sent it today.",
  );
  await reachable.getByRole("link", { name: "#general" }).click();
  await expect(inbox.message("Finance sent it today.")).toBeVisible();
});

test("a test message leaves through Slack and comes back, and says so when it cannot", async ({
  ownerPage,
  ownerToken,
  tree,
  pasteSlack,
  sandbox,
}) => {
  const bot = newBot();
  await pasteSlack(tree.agent.id, bot);
  await enterAddress(ownerToken, tree.agent.id);
  const inbox = new InboxTab(ownerPage);
  await inbox.open(tree.agent.path);

  await inbox.startTest();
  const mend = await sandbox.fail({ provider: "slack", kind: "status", status: 503 });
  await inbox.dialog.getByLabel("Message").fill("Are you there?");
  await inbox.dialog.getByRole("button", { name: "Send", exact: true }).click();
  await expect(inbox.dialog.getByRole("alert")).toContainText("Nothing was sent.");
  await mend();

  const before = await sandbox.requestCount();
  await inbox.dialog.getByLabel("Message").press("Control+Enter");
  await expect(inbox.dialog).toContainText(`Sent as @${bot}.`);
  await expect(inbox.dialog.getByRole("status").first()).toContainText("It arrived in #general.");
  expect(await sandbox.requestCount()).toBeGreaterThan(before);
  await inbox.dialog.getByRole("link", { name: "Show it" }).click();
  await expect(inbox.message("Are you there?")).toContainText("Test by you");
  await expect(ownerPage).toHaveURL(/conversation=/);
  // What was seen at Slack is what left, with its code.
  const slack = await openSlack(ownerPage, bot);
  await expect(slack.messages).toContainText(/Are you there\? \(test-[a-z0-9]{8}\)/);
});

test("where a bot does not hear itself, a person is told what to write, and sees it arrive", async ({
  ownerPage,
  tree,
  paste,
}) => {
  await paste(tree.agent.id, "telegram", {
    botToken: `${String(randomInt(1e9, 9e9))}:sandbox-scout`,
  });
  const inbox = new InboxTab(ownerPage);
  await inbox.open(tree.agent.path);
  await expect(ownerPage.getByText(/Write to @scout_bot in Telegram/)).toBeVisible();
  await inbox.startTest();
  await inbox.dialog.getByLabel("Message").fill("Hello");
  await inbox.dialog.getByRole("button", { name: "Send", exact: true }).click();
  await expect(inbox.dialog).toContainText("Write this to @scout_bot.");
  await expect(inbox.dialog.getByRole("status").last()).toContainText("Waiting for your message…");
  const text = await inbox.dialog.getByText(/^Hello \(test-/).innerText();
  const opening = ownerPage.waitForEvent("popup");
  await inbox.dialog.getByRole("link", { name: "Open Telegram" }).click();
  const telegram = new ChatPage(await opening);
  await telegram.choose("@scout_bot", "Anna");
  await telegram.write(text);
  await expect(inbox.dialog).toContainText("It arrived in");
});

test("messages go to the agent's own address, signed; where it fails that is said, and nothing is lost", async ({
  ownerPage,
  ownerToken,
  tree,
  pasteSlack,
}) => {
  const bot = newBot();
  await pasteSlack(tree.agent.id, bot);
  await enterAddress(ownerToken, tree.agent.id);
  const agent = await listenAsAgent();
  try {
    const inbox = new InboxTab(ownerPage);
    await inbox.open(tree.agent.path);
    await inbox.webhook.getByRole("button", { name: "Set address" }).click();
    await inbox.dialog.getByLabel("Address").fill("not an address");
    await inbox.dialog.getByRole("button", { name: "Set address" }).click();
    await expect(inbox.dialog).toContainText("Enter a whole address: https://…");
    await inbox.dialog.getByLabel("Address").fill(agent.url);
    await inbox.dialog.getByRole("button", { name: "Set address" }).click();
    const secret = await inbox.dialog.getByText(/^whsec_/).innerText();
    await ownerPage.keyboard.press("Escape");
    await expect(inbox.dialog.getByRole("alert")).toContainText("Leave without it?");
    await inbox.dialog.getByRole("button", { name: "Back to the secret" }).click();
    await inbox.dialog.getByRole("button", { name: "I have stored it" }).click();
    await expect(inbox.webhook).toContainText(agent.url);

    const slack = await openSlack(ownerPage, bot);
    await slack.write("Ship it");
    await expect(inbox.message("Ship it")).toContainText("Delivered to scout");
    const [first] = agent.called;
    const sent = new Webhook(secret).verify(
      first?.body ?? "",
      (first?.headers ?? {}) as Record<string, string>,
    );
    expect(sent).toMatchObject({ type: "message", data: { text: "Ship it" } });

    agent.answer(500);
    await slack.write("And this one");
    await expect(inbox.webhook).toContainText("scout's address answers 500; retrying, 1 waiting.");
    await inbox.webhook.getByRole("button", { name: "Delivery log" }).click();
    const log = ownerPage.getByRole("dialog", { name: "Delivery log" });
    await expect(log.getByRole("listitem").filter({ hasText: "500" }).first()).toBeVisible();
    await expect(log.getByRole("listitem").filter({ hasText: "200" })).toHaveCount(1);
    await ownerPage.keyboard.press("Escape");
    agent.answer(200);
    await expect(inbox.message("And this one")).toContainText("Delivered to scout", {
      timeout: 40_000,
    });
    await expect(inbox.webhook).not.toContainText("retrying");

    await inbox.webhook.getByRole("button", { name: "Remove…" }).click();
    await ownerPage.getByRole("button", { name: "Remove address" }).click();
    await expect(inbox.webhook).toContainText("scout reads its inbox itself.");
  } finally {
    agent.close();
  }
});

test("viewers see where an agent is reachable, and nothing of what is said to it", async ({
  tree,
  addPerson,
  otherBrowser,
  pasteSlack,
}) => {
  const bot = newBot();
  await pasteSlack(tree.agent.id, bot);
  const page = await otherBrowser(await addPerson(tree.project.id, "viewer"));
  const node = new NodePage(page);
  await node.open(tree.agent.path);
  const reachable = page.getByRole("region", { name: "Reachable at" });
  await expect(reachable).toContainText(`@${bot}`);
  await expect(reachable.getByRole("button", { name: "Add channel" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Inbox", exact: true })).toHaveCount(0);
  await page.goto(`${tree.agent.path}?tab=inbox`);
  await expect(reachable).toBeVisible();
});

test("axe finds nothing in either theme, and on a phone the list comes before the thread", async ({
  ownerPage,
  ownerToken,
  tree,
  pasteSlack,
}) => {
  test.slow();
  const bot = newBot();
  await pasteSlack(tree.agent.id, bot);
  await enterAddress(ownerToken, tree.agent.id);
  const slack = await openSlack(ownerPage, bot);
  for (const text of ["Good morning", "x".repeat(400), `@${bot} are you there?`])
    await slack.write(text);
  await slack.page.close();

  const problems: string[] = [];
  const wide: string[] = [];
  const look = async (where: string) => {
    await settled(ownerPage);
    for (const colorScheme of ["light", "dark"] as const) {
      await ownerPage.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page: ownerPage }).analyze();
      for (const { id, nodes } of violations)
        problems.push(`${where}, ${colorScheme}: ${id} at ${String(nodes[0]?.target)}`);
    }
    const { scrollWidth, clientWidth } = await ownerPage.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    if (scrollWidth > clientWidth) wide.push(where);
  };
  const inbox = new InboxTab(ownerPage);
  for (const width of [1280, 375]) {
    const size = `${String(width)} px`;
    await ownerPage.setViewportSize({ width, height: 812 });
    await new NodePage(ownerPage).open(tree.agent.path);
    await look(`the overview at ${size}`);
    await inbox.open(tree.agent.path);
    await expect(inbox.conversation("#general")).toBeVisible();
    await look(`the inbox at ${size}`);
    await inbox.startTest();
    await look(`the test message at ${size}`);
    await ownerPage.keyboard.press("Escape");
    await inbox.webhook.getByRole("button", { name: "Set address" }).click();
    await look(`the address at ${size}`);
    await ownerPage.keyboard.press("Escape");
  }

  await expect(inbox.thread).toBeHidden();
  await inbox.conversation("#general").getByRole("link").click();
  await expect(inbox.message("Good morning")).toBeVisible();
  await expect(inbox.conversation("#general")).toBeHidden();
  await look("the thread at 375 px");
  await ownerPage.getByRole("button", { name: "Back to the conversations" }).click();
  await expect(inbox.conversation("#general")).toBeVisible();
  expect(problems).toEqual([]);
  expect(wide).toEqual([]);
});

test("j and k go through the conversations, and Back closes the one that was opened", async ({
  ownerPage,
  ownerToken,
  tree,
  pasteSlack,
}) => {
  const bot = newBot();
  await pasteSlack(tree.agent.id, bot);
  await enterAddress(ownerToken, tree.agent.id);
  const slack = await openSlack(ownerPage, bot);
  await slack.write("In general");
  await slack.choose(bot, "#support");
  await slack.write("In support");
  await slack.page.close();
  const inbox = new InboxTab(ownerPage);
  await inbox.open(tree.agent.path);
  await expect(inbox.message("In support")).toBeVisible();
  await ownerPage.keyboard.press("j");
  await ownerPage.keyboard.press("j");
  await ownerPage.keyboard.press("Enter");
  await expect(inbox.message("In general")).toBeVisible();
  await expect(ownerPage).toHaveURL(/conversation=/);
  await ownerPage.goBack();
  await expect(inbox.message("In support")).toBeVisible();
});
