import { generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { TelnyxWebhook } from "telnyx/lib/webhooks";
import { describe, expect, test } from "vitest";
import { isFromTelnyx, telnyxKey } from "./telnyx-signature";

const pair = generateKeyPairSync("ed25519");
const publicKey = pair.publicKey
  .export({ format: "der", type: "spki" })
  .subarray(12)
  .toString("base64");
const now = () => Math.floor(Date.now() / 1000);

const signed = (time: string, body: Uint8Array): string =>
  sign(null, Buffer.concat([Buffer.from(`${time}|`), body]), pair.privateKey).toString("base64");

const request = (time: string, signature: string, body: Uint8Array) => ({
  headers: new Headers({ "telnyx-timestamp": time, "telnyx-signature-ed25519": signature }),
  body,
  receivedAt: new Date(),
});

/** What Telnyx's own verifier says. */
const vendorSays = (time: string, signature: string, body: string, key = publicKey) =>
  new TelnyxWebhook(key)
    .verify(body, { "telnyx-timestamp": time, "telnyx-signature-ed25519": signature })
    .then(
      () => true,
      () => false,
    );

test("an example of the standard for these signatures is accepted (RFC 8032, 7.1, test 2)", () => {
  // Its message is one byte, so that it cannot carry a time: only the key's form is checked here.
  const key = telnyxKey(
    Buffer.from("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "hex").toString(
      "base64",
    ),
  );
  expect(key?.asymmetricKeyType).toBe("ed25519");
  expect(telnyxKey("bm90IGEga2V5")).toBeUndefined();
});

describe("it agrees with Telnyx's own verifier", () => {
  test("about random bodies, whole and changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.json(), async (text, other) => {
        const time = String(now());
        const signature = signed(time, new TextEncoder().encode(text));
        for (const each of [text, other]) {
          const ours = isFromTelnyx(
            publicKey,
            request(time, signature, new TextEncoder().encode(each)),
          );
          expect(ours).toBe(await vendorSays(time, signature, each));
          expect(ours).toBe(each === text);
        }
      }),
    );
  });

  test.each([
    ["as old as it may be", -299, true],
    ["too old", -302, false],
    ["from the future", 302, false],
  ])("about a request that is %s", async (_what, offset, isGood) => {
    const time = String(now() + offset);
    const signature = signed(time, Buffer.from("{}"));
    expect(isFromTelnyx(publicKey, request(time, signature, Buffer.from("{}")))).toBe(isGood);
    expect(await vendorSays(time, signature, "{}")).toBe(isGood);
  });

  test.each([
    ["no signature", (good: string) => good.slice(0, 0)],
    ["a signature without its padding", (good: string) => good.replaceAll("=", "")],
    ["half a signature", (good: string) => good.slice(0, 44)],
    ["another signature", (good: string) => `AAAA${good.slice(4)}`],
    ["a signature in the alphabet of addresses", (good: string) => `_-__${good.slice(4)}`],
  ])("about %s", async (_what, change) => {
    const time = String(now());
    const signature = change(signed(time, Buffer.from("{}")));
    expect(isFromTelnyx(publicKey, request(time, signature, Buffer.from("{}")))).toBe(false);
    expect(await vendorSays(time, signature, "{}")).toBe(false);
  });

  test.each(["", "soon", "1e9", "-5", " 12", "9".repeat(40)])("about the time %j", async (time) => {
    const signature = signed(time, Buffer.from("{}"));
    const headers = new Headers({ "telnyx-signature-ed25519": signature });
    if (time.trim() === time) headers.set("telnyx-timestamp", time);
    const body = Buffer.from("{}");
    expect(isFromTelnyx(publicKey, { headers, body, receivedAt: new Date() })).toBe(false);
    expect(await vendorSays(time, signature, "{}")).toBe(false);
  });

  test("about another account's key", async () => {
    const other = generateKeyPairSync("ed25519").publicKey.export({ format: "der", type: "spki" });
    const key = other.subarray(12).toString("base64");
    const time = String(now());
    const signature = signed(time, Buffer.from("{}"));
    expect(isFromTelnyx(key, request(time, signature, Buffer.from("{}")))).toBe(false);
    expect(await vendorSays(time, signature, "{}", key)).toBe(false);
  });
});
