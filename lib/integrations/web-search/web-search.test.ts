import { expect, test } from "vitest";
import type { ProviderRequest } from "@/lib/providers/provider";
import { braveFailure } from "./failure";
import { toResults } from "./results";
import { webSearchSettings } from "./settings";
import { findPages } from "./tools";

const unused = () => Promise.reject(new Error("It plans nothing"));

/** Runs the tool against an answer, and tells what was asked. */
async function search(body: unknown, args: object = {}, settings: object = {}) {
  const asked: ProviderRequest[] = [];
  const result = await findPages.run(
    {
      call: (request) => {
        asked.push(request);
        return Promise.resolve({ status: 200, headers: new Headers(), body });
      },
      fetchPublic: () => Promise.reject(new Error("It reads no page")),
      schedules: { create: unused, list: unused, setPaused: unused, delete: unused },
      get channel(): never {
        throw new Error("This integration speaks to nobody");
      },
      get phone(): never {
        throw new Error("This integration has no number");
      },
      settings: webSearchSettings.parse(settings),
      signal: new AbortController().signal,
      progress: () => undefined,
      idempotencyKey: "",
    },
    findPages.input.parse({ query: "coffee", ...args }),
  );
  return { asked, result };
}

const page = {
  title: "All about <strong>coffee</strong> &amp; tea",
  url: "https://www.Example.com/coffee",
  description: "How <strong>coffee</strong> is made &#x27;at home&#x27;.<script>alert(1)</script>",
  page_age: "2026-11-01T10:00:00",
  language: "en",
};
const answer = (results: unknown[], query: object = {}) => ({ web: { results }, query });

test("results come without markup, and as the tool declares them", async () => {
  const { result } = await search(answer([page], { more_results_available: true }));
  expect(findPages.output.parse(result)).toEqual(result);
  expect(result).toEqual({
    results: [
      {
        title: "All about coffee & tea",
        url: "https://www.example.com/coffee",
        site: "www.example.com",
        snippet: "How coffee is made 'at home'.",
        published: "2026-11-01T10:00:00",
        language: "en",
      },
    ],
    searched_for: "coffee",
    next_page: 2,
  });
});

test("asks for what was wanted, in the provider's words", async () => {
  const args = { count: 5, page: 3, freshness: "week", country: "DE" };
  const { asked } = await search(answer([page]), args, { safe_search: "strict" });
  expect(asked).toMatchObject([
    { query: { q: "coffee", count: 5, offset: 2, freshness: "pw", country: "DE" } },
  ]);
  expect(asked[0]?.query?.safesearch).toBe("strict");
});

test("nothing found is an answer; what cannot be read is a failure, not an empty list", async () => {
  expect((await search({ type: "search" })).result).toMatchObject({ results: [], next_page: null });
  await expect(search(answer([{ name: "another form" }]))).rejects.toMatchObject({
    kind: "provider_failed",
  });
  await expect(search({ web: "?" })).rejects.toMatchObject({ kind: "provider_failed" });
});

test("a page on a blocked domain, or without a web address, is left out", async () => {
  const found = [
    page,
    { ...page, url: "javascript:alert(1)" },
    { ...page, url: "https://notexample.com/" },
  ];
  expect(toResults(found, ["example.com"]).map(({ url }) => url)).toEqual([
    "https://notexample.com/",
  ]);
  expect(
    (await search(answer([page]), {}, { blocked_domains: ["example.com"] })).result,
  ).toMatchObject({ results: [] });
});

test("the last page of results leads to no further one", async () => {
  const more = answer([page], { more_results_available: true });
  expect((await search(more, { page: 10 })).result).toMatchObject({ next_page: null });
});

test.each([
  ["51 words", { query: "w ".repeat(51) }],
  ["nothing", { query: " " }],
  ["21 results", { count: 21 }],
  ["an unknown country", { country: "XX" }],
])("%s cannot be asked for", async (_what, args) => {
  await expect(search(answer([]), args)).rejects.toThrow();
});

const refused = (status: number, code: string, headers: Record<string, string> = {}) =>
  braveFailure({ status, headers: new Headers(headers), body: { error: { code } } });

test("a refusal is told apart by its code: the key, the month, the second", () => {
  expect(refused(422, "SUBSCRIPTION_TOKEN_INVALID")).toMatchObject({ reason: "unauthorized" });
  expect(refused(422, "VALIDATION")).toBeUndefined();
  expect(refused(503, "")).toBeUndefined();
  const limits = { "x-ratelimit-limit": "1, 2000", "x-ratelimit-reset": "1, 1419704" };
  expect(
    refused(429, "RATE_LIMITED", { ...limits, "x-ratelimit-remaining": "0, 700" }),
  ).toMatchObject({ reason: "rate_limited", retryAfterSeconds: 1 });
  expect(
    refused(429, "RATE_LIMITED", { ...limits, "x-ratelimit-remaining": "0, 0" }),
  ).toMatchObject({
    reason: "other",
    message: expect.stringContaining("this month") as string,
  });
  const unbounded = { "x-ratelimit-limit": "50, 0", "x-ratelimit-remaining": "0, 0" };
  expect(refused(429, "RATE_LIMITED", { ...unbounded, "retry-after": "2" })).toMatchObject({
    retryAfterSeconds: 2,
  });
});
