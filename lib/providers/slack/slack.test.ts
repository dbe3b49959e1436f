import { describe, expect, test } from "vitest";
import { slackFailure } from "../slack-failure";
import { checkBotToken, checkSigningSecret } from "./key";

const refusal = (error: string, more: object = {}, headers: Record<string, string> = {}) =>
  slackFailure({ status: 200, body: { ok: false, error, ...more }, headers: new Headers(headers) });

describe("Slack's refusals, which come with status 200", () => {
  test.each(["token_revoked", "invalid_auth", "account_inactive", "not_authed", "token_expired"])(
    "%s means that the credential is dead",
    (error) => {
      expect(refusal(error)).toMatchObject({ reason: "unauthorized" });
    },
  );

  test.each([
    ["missing_scope", "forbidden"],
    ["not_in_channel", "forbidden"],
    ["restricted_action", "forbidden"],
    ["channel_not_found", "not_found"],
    ["ratelimited", "rate_limited"],
    ["msg_too_long", "invalid"],
    ["internal_error", "unavailable"],
    ["never_heard_of", "other"],
  ])("%s is %s", (error, reason) => {
    expect(refusal(error)).toMatchObject({ reason });
  });

  test("a missing scope is named", () => {
    expect(refusal("missing_scope", { needed: "reactions:write" })?.message).toContain(
      "reactions:write",
    );
  });

  test("an answer that is ok is no failure", () => {
    const ok = { status: 200, body: { ok: true }, headers: new Headers() };
    expect(slackFailure(ok)).toBeUndefined();
  });

  test("a real 429 says how long to wait", () => {
    const headers = new Headers({ "retry-after": "30" });
    expect(slackFailure({ status: 429, body: "", headers })).toMatchObject({
      reason: "rate_limited",
      retryAfterSeconds: 30,
    });
  });
});

describe("what a person pastes", () => {
  test("the sandbox's and Slack's own forms are accepted", () => {
    for (const token of ["xoxb-sandbox-scout", "xoxb-1234567890-1234567890-AbCdEf"])
      expect(checkBotToken(token)).toBeUndefined();
    for (const secret of ["0123456789abcdef0123456789ABCDEF", "sandbox-scout-secret"])
      expect(checkSigningSecret(secret)).toBeUndefined();
  });

  test.each(["xoxp-1234567890", "xapp-1-A1", "xoxe-1-abc", "hello", "", "xoxb-1 2345678"])(
    "%s is no bot token",
    (token) => {
      expect(checkBotToken(token)).toContain("xoxb-");
    },
  );

  test.each(["", "short", "xoxb-1234567890"])("%s is no signing secret", (secret) => {
    expect(checkSigningSecret(secret)).toMatch(/Basic Information/);
  });
});
