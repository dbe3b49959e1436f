import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "../testing";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

async function slack(token: string, method: string, args: Record<string, string> = {}) {
  const response = await sandbox.call(`/slack.com/api/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

it("knows each bot by its token and reports the scopes of its app", async () => {
  const response = await sandbox.call("/slack.com/api/auth.test", {
    headers: { authorization: "Bearer xoxb-sandbox-scout" },
  });
  expect(response.headers.get("x-oauth-scopes")).toContain("chat:write");
  const scout = (await response.json()) as { user_id: string };
  expect(scout).toMatchObject({ ok: true, team_id: "T0ACME", user: "scout" });
  const triage = await slack("xoxb-sandbox-triage", "auth.test");
  expect(triage.user_id).not.toBe(scout.user_id);
});

it("refuses tokens that it does not know, with status 200", async () => {
  expect(await slack("xoxb-123", "auth.test")).toEqual({ ok: false, error: "invalid_auth" });
  const none = await sandbox.call("/slack.com/api/auth.test");
  expect(await none.json()).toEqual({ ok: false, error: "not_authed" });
});

it("posts, answers in the thread, reacts once and reads it all back", async () => {
  const token = "xoxb-sandbox-scout";
  const channel = "C0SUPPORT";
  const { ts } = (await slack(token, "chat.postMessage", { channel, text: "Invoice sent." })) as {
    ts: string;
  };
  const reply = { channel, text: "To finance too.", thread_ts: ts };
  expect(await slack(token, "chat.postMessage", reply)).toMatchObject({ ok: true });
  const reaction = { channel, timestamp: ts, name: "tada" };
  expect(await slack(token, "reactions.add", reaction)).toEqual({ ok: true });
  expect((await slack(token, "reactions.add", reaction)).error).toBe("already_reacted");
  expect(await slack(token, "conversations.history", { channel, limit: "1" })).toMatchObject({
    has_more: true,
    messages: [{ text: "Invoice sent.", reply_count: 1, reactions: [{ name: "tada", count: 1 }] }],
  });
  const replies = await slack(token, "conversations.replies", { channel, ts });
  expect(replies.messages).toMatchObject([{ ts }, { thread_ts: ts, text: "To finance too." }]);
});

it("keeps bots out of channels that did not invite them", async () => {
  const post = (channel: string) =>
    slack("xoxb-sandbox-scout", "chat.postMessage", { channel, text: "Hi" });
  expect((await post("C0RANDOM")).error).toBe("not_in_channel");
  expect((await post("C0LEADS")).error).toBe("channel_not_found");
});

it("revokes one bot's token for good and leaves the others alone", async () => {
  expect(await slack("xoxb-sandbox-gone", "auth.revoke")).toEqual({ ok: true, revoked: true });
  expect((await slack("xoxb-sandbox-gone", "auth.test")).error).toBe("token_revoked");
  expect((await slack("xoxb-sandbox-scout", "auth.test")).ok).toBe(true);
  const grants = (await sandbox.control("GET", "/grants?provider=slack")) as object[];
  expect(grants).toContainEqual(
    expect.objectContaining({ clientId: "sandbox-slack-gone", revoked: true, tokens: 0 }),
  );
});

it("uninstalls an app only for who holds its client secret", async () => {
  const token = "xoxb-sandbox-leaving";
  const client = { client_id: "sandbox-slack-leaving", client_secret: "guess" };
  expect((await slack(token, "apps.uninstall", client)).error).toBe("bad_client_secret");
  const secret = { ...client, client_secret: "sandbox-slack-leaving-secret" };
  expect(await slack(token, "apps.uninstall", secret)).toEqual({ ok: true });
  expect((await slack(token, "auth.test")).error).toBe("token_revoked");
});
