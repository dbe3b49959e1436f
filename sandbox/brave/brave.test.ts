import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startTestSandbox, type TestSandbox } from "../testing";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.control("POST", "/reset"));
afterAll(() => sandbox.close());

type Answer = {
  query?: { more_results_available: boolean };
  web?: { results: { url: string; title: string; description: string; page_age?: string }[] };
  error?: { code: string; meta: { errors?: { loc: string[] }[] } };
};

async function search(
  query: Record<string, string>,
  key: string | null = "BSA_sandbox_test",
): Promise<{ status: number; body: Answer }> {
  const headers = new Headers(key === null ? [] : [["x-subscription-token", key]]);
  const search = new URLSearchParams(query).toString();
  const response = await sandbox.call(`/api.search.brave.com/res/v1/web/search?${search}`, {
    headers,
  });
  return { status: response.status, body: (await response.json()) as Answer };
}
const urls = ({ body }: { body: Answer }) => body.web?.results.map(({ url }) => url);

test("a wrong key and a missing one are answered with 422, each with its own code", async () => {
  expect(await search({ q: "coffee" }, "BSA-other")).toMatchObject({
    status: 422,
    body: { type: "ErrorResponse", error: { code: "SUBSCRIPTION_TOKEN_INVALID" } },
  });
  expect(await search({ q: "coffee" }, null)).toMatchObject({
    status: 422,
    body: {
      error: {
        code: "VALIDATION",
        meta: { errors: [{ loc: ["header", "x-subscription-token"] }] },
      },
    },
  });
});

test("a key that was deleted is refused from then on", async () => {
  expect((await search({ q: "coffee" })).status).toBe(200);
  await sandbox.control("POST", "/grants/brave-test/revoke");
  expect(await search({ q: "coffee" })).toMatchObject({
    body: { error: { code: "SUBSCRIPTION_TOKEN_INVALID" } },
  });
});

test("finds what has all the words, page by page", async () => {
  const first = await search({ q: "coffee", count: "2" });
  const second = await search({ q: "coffee", count: "2", offset: "1" });
  expect(first.body.query?.more_results_available).toBe(true);
  expect(second.body.query?.more_results_available).toBe(false);
  expect(new Set([...(urls(first) ?? []), ...(urls(second) ?? [])]).size).toBe(3);
  expect((await search({ q: "coffee quasar" })).body.web).toBeUndefined();
});

test("heeds how old a page may be, whose it is, its site and words that it must not have", async () => {
  expect(urls(await search({ q: "coffee", freshness: "pd" }))).toEqual([
    "https://news.example/2026/coffee-prices",
  ]);
  expect(urls(await search({ q: "agents site:docs.example.com -budget" }))).toEqual([
    "https://docs.example.com/agents/getting-started",
  ]);
});

test("marks the words that were found, unless that is declined; entities stay in either", async () => {
  const found = await search({ q: "beans" });
  expect(found.body.web?.results[0]?.title).toBe(
    "Coffee <strong>beans</strong> &amp; where they grow",
  );
  const plain = await search({ q: "beans", text_decorations: "false" });
  expect(plain.body.web?.results[0]?.title).toBe("Coffee beans &amp; where they grow");
});

test.each<Record<string, string>>([
  { q: "" },
  { q: "a", count: "21" },
  { q: "a", offset: "10" },
  { q: "a", freshness: "p1" },
])("refuses %o", async (query) => {
  expect(await search(query)).toMatchObject({
    status: 422,
    body: { error: { code: "VALIDATION" } },
  });
});
