import { expect, test } from "vitest";
import type { PublicPage } from "../manifest";
import { isAllowedDomain } from "./allowed-domain";
import { webFetchSettings } from "./settings";
import { getPage } from "./tools";

test.each([
  ["https://example.com/a", true],
  ["https://docs.example.com/", true],
  ["https://EXAMPLE.com./", true],
  ["https://example.com.evil.test/", false],
  ["https://notexample.com/", false],
  ["https://example.com@evil.test/", false],
])("with example.com allowed, %s is allowed: %s", (url, expected) => {
  expect(isAllowedDomain(url, ["example.com"])).toBe(expected);
});

const unused = () => Promise.reject(new Error("It plans nothing"));
const fetching = (page: Partial<PublicPage>, settings: object = {}) =>
  getPage.run(
    {
      call: () => Promise.reject(new Error("This integration has no account")),
      fetchPublic: (url) =>
        Promise.resolve({
          url,
          status: 200,
          contentType: "text/html; charset=utf-8",
          text: "",
          truncated: false,
          ...page,
        }),
      schedules: { create: unused, list: unused, setPaused: unused, delete: unused },
      get channel(): never {
        throw new Error("This integration speaks to nobody");
      },
      get phone(): never {
        throw new Error("This integration has no number");
      },
      settings: webFetchSettings.parse(settings),
      signal: new AbortController().signal,
      progress: () => undefined,
      idempotencyKey: "",
    },
    { url: "https://example.com/" },
  );

test("HTML becomes text, other text stays as it is", async () => {
  expect(await fetching({ text: "<title>T</title><p>Hi</p>" })).toMatchObject({
    title: "T",
    text: "Hi",
  });
  const json = { contentType: "application/json", text: '{"a": 1}' };
  expect(await fetching(json)).toMatchObject({ text: '{"a": 1}' });
});

test("a page is what the tool declares, and nothing else", async () => {
  for (const page of [{ text: "<title>T</title><p>Hi</p>" }, { contentType: "text/plain" }]) {
    const result = await fetching(page);
    expect(getPage.output.parse(result)).toEqual(result);
  }
});

test("a page that leads out of the allowed domains is refused", async () => {
  const settings = { allowed_domains: ["example.com"] };
  await expect(fetching({ url: "https://evil.test/" }, settings)).rejects.toMatchObject({
    kind: "invalid_input",
  });
  await expect(fetching({}, { allowed_domains: ["acme.test"] })).rejects.toMatchObject({
    fields: [{ pointer: "/url" }],
  });
});

test("what is no text is refused", async () => {
  const image = { contentType: "image/png", text: "\u0089PNG" };
  await expect(fetching(image)).rejects.toMatchObject({ kind: "invalid_input" });
});
