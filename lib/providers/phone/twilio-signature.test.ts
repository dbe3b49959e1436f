import { createHash } from "node:crypto";
import fc from "fast-check";
import twilio from "twilio";
import { describe, expect, test } from "vitest";
import { isFromTwilio } from "./twilio-signature";

const form = "application/x-www-form-urlencoded";
const token = "12345";

const sent = (address: string, signature: string, body: string, contentType = form) => ({
  url: new URL(address),
  signature,
  contentType,
  body: new TextEncoder().encode(body),
});

test("the example that Twilio publishes is accepted, and nothing like it", () => {
  // https://www.twilio.com/docs/usage/security, with the numbers of that page.
  const address = "https://mycompany.com/myapp.php?foo=1&bar=2";
  const body = new URLSearchParams({
    CallSid: "CA1234567890ABCDE",
    Caller: "+12349013030",
    Digits: "1234",
    From: "+12349013030",
    To: "+18005551212",
  }).toString();
  const signature = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";
  expect(isFromTwilio(token, sent(address, signature, body))).toBe(true);
  expect(isFromTwilio("12346", sent(address, signature, body))).toBe(false);
  expect(isFromTwilio("", sent(address, signature, body))).toBe(false);
  expect(isFromTwilio(token, sent(address, signature, body.replace("1234", "1235")))).toBe(false);
  expect(isFromTwilio(token, sent(`${address}3`, signature, body))).toBe(false);
  expect(isFromTwilio(token, sent(address, "", body))).toBe(false);
  expect(isFromTwilio(token, sent(address, signature, body, "application/json"))).toBe(false);
});

const Fields = fc.dictionary(
  fc.string({ minLength: 1, unit: "grapheme" }).filter((name) => name !== "__proto__"),
  fc.oneof(fc.string({ unit: "grapheme" }), fc.array(fc.string(), { minLength: 2, maxLength: 4 })),
);
const Address = fc
  .record({
    origin: fc.constantFrom("https://a.example", "https://a.example:8443", "http://127.0.0.1:3000"),
    path: fc.webPath(),
    query: fc.webQueryParameters(),
  })
  .map(({ origin, path, query }) => `${origin}/${path}${query === "" ? "" : `?${query}`}`);

const toForm = (fields: Record<string, string | string[]>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) search.append(name, each);
  return search.toString();
};

/** What Twilio's verifier is handed by a framework: one value, or a list of several. */
const toParams = (text: string): Record<string, string | string[]> => {
  const search = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const all = search.getAll(name);
      return [name, all.length === 1 ? (all[0] ?? "") : all];
    }),
  );
};

describe("on random requests it agrees with Twilio's own verifier", () => {
  test("about forms that Twilio's own signer signed", () => {
    fc.assert(
      fc.property(Address, Fields, fc.string({ minLength: 1 }), (address, fields, key) => {
        const url = new URL(address).href;
        const body = toForm(fields);
        const params = toParams(body);
        const signature = twilio.getExpectedTwilioSignature(key, url, params);
        expect(twilio.validateRequest(key, signature, url, params)).toBe(true);
        expect(isFromTwilio(key, sent(url, signature, body))).toBe(!url.includes("bodySHA256"));
      }),
    );
  });

  test("about forms in which something was changed afterwards", () => {
    fc.assert(
      fc.property(Address, Fields, fc.string(), fc.string(), (address, fields, name, value) => {
        const url = new URL(address).href;
        const signature = twilio.getExpectedTwilioSignature(token, url, toParams(toForm(fields)));
        const changed = `${toForm(fields)}&${toForm({ [`x${name}`]: value })}`;
        expect(isFromTwilio(token, sent(url, signature, changed))).toBe(
          twilio.validateRequest(token, signature, url, toParams(changed)),
        );
      }),
    );
  });

  test("about bodies that are no forms, whole and changed", () => {
    fc.assert(
      fc.property(Address, fc.json(), fc.json(), (address, body, other) => {
        const url = new URL(address);
        url.searchParams.set("bodySHA256", createHash("sha256").update(body).digest("hex"));
        const signature = twilio.getExpectedTwilioSignature(token, url.href, {});
        for (const each of [body, other])
          expect(isFromTwilio(token, sent(url.href, signature, each, "application/json"))).toBe(
            twilio.validateRequestWithBody(token, signature, url.href, each),
          );
      }),
    );
  });
});
