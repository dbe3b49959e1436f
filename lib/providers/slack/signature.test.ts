import { createHmac, randomBytes, randomInt } from "node:crypto";
import { isValidSlackRequest } from "@slack/bolt";
import { describe, expect, test } from "vitest";
import { isSignedBySlack } from "./signature";

/** The example that Slack publishes under "Verifying requests from Slack". */
const published = {
  signingSecret: "8f742231b10e8888abcd99yyyzzz85a5",
  timestamp: "1531420618",
  signature: "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
  body: "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
};

type Given = { signingSecret: string; timestamp: string; signature: string; body: string };

function ours({ signingSecret, timestamp, signature, body }: Given, now: number): boolean {
  const headers = new Headers({
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": signature,
  });
  const request = { headers, body: new TextEncoder().encode(body), receivedAt: new Date(now) };
  return isSignedBySlack(request, signingSecret);
}

const slacks = ({ signingSecret, timestamp, signature, body }: Given, now: number): boolean =>
  isValidSlackRequest({
    signingSecret,
    body,
    headers: {
      "x-slack-request-timestamp": Number(timestamp),
      "x-slack-signature": signature,
    },
    nowMilliseconds: now,
  });

const at = Number(published.timestamp) * 1000;

describe("Slack's published example", () => {
  test("is accepted when it comes at its time", () => {
    expect(ours(published, at + 2_000)).toBe(true);
    expect(slacks(published, at + 2_000)).toBe(true);
  });

  test("is refused once it is older than five minutes, as a replay would be", () => {
    expect(ours(published, at + 300_000)).toBe(true);
    expect(ours(published, at + 301_000)).toBe(false);
    expect(slacks(published, at + 301_000)).toBe(false);
  });

  test("is refused when it comes from a clock that is far ahead", () => {
    expect(ours(published, at - 301_000)).toBe(false);
  });

  test.each([
    ["one byte of the body is another", { body: `${published.body.slice(0, -1)}d` }],
    ["the body ends in a line", { body: `${published.body}\n` }],
    ["the time is another", { timestamp: "1531420619" }],
    ["the secret is another app's", { signingSecret: "8f742231b10e8888abcd99yyyzzz85a6" }],
    ["the last digit is another", { signature: `${published.signature.slice(0, -1)}4` }],
    ["the version is unknown", { signature: published.signature.replace("v0", "v1") }],
    ["it is in capitals", { signature: published.signature.toUpperCase() }],
    ["it is cut short", { signature: published.signature.slice(0, -2) }],
    ["it is empty", { signature: "" }],
    ["it is only a version", { signature: "v0=" }],
  ])("is refused where %s", (_what, change) => {
    expect(ours({ ...published, ...change }, at)).toBe(false);
  });

  test.each(["", "abc", "1531420618.5", "-1531420618", " 1531420618x", "1e9", "9".repeat(30)])(
    "is refused with the time %j, whatever is signed",
    (timestamp) => {
      const body = "x";
      const signature = `v0=${createHmac("sha256", "secret").update(`v0:${timestamp}:${body}`).digest("hex")}`;
      expect(ours({ signingSecret: "secret", timestamp, signature, body }, at)).toBe(false);
    },
  );
});

test("agrees with Slack's own verifier on random bodies, right and tampered with", () => {
  const verdicts = { yes: 0, no: 0 };
  for (let round = 0; round < 500; round += 1) {
    const signingSecret = randomBytes(16).toString("hex");
    const now = Date.now() + randomInt(1_000_000);
    const timestamp = String(Math.floor(now / 1000) - randomInt(400));
    const points = Array.from({ length: randomInt(200) }, () => randomInt(0x20, 0xd7ff));
    const body = String.fromCodePoint(...points);
    const signature = `v0=${createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
    const right = { signingSecret, timestamp, signature, body };
    const flipped = randomInt(3, signature.length);
    const digit = signature[flipped] === "0" ? "1" : "0";
    const given = [
      right,
      { ...right, body: `${body} ` },
      { ...right, signingSecret: randomBytes(16).toString("hex") },
      { ...right, signature: signature.slice(0, flipped) + digit + signature.slice(flipped + 1) },
    ][randomInt(4)];
    if (!given) throw new Error("There is no such case");
    const verdict = ours(given, now);
    expect(verdict, JSON.stringify({ given, now })).toBe(slacks(given, now));
    verdicts[verdict ? "yes" : "no"] += 1;
  }
  expect(verdicts.yes).toBeGreaterThan(30);
  expect(verdicts.no).toBeGreaterThan(100);
});

test("bytes that are no text are signed as bytes", () => {
  const body = new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28]);
  const timestamp = "1531420618";
  const hmac = createHmac("sha256", "secret").update(`v0:${timestamp}:`).update(body);
  const headers = new Headers({
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": `v0=${hmac.digest("hex")}`,
  });
  expect(isSignedBySlack({ headers, body, receivedAt: new Date(at) }, "secret")).toBe(true);
});
