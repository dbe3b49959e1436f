import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AppError, invalidField, notFound } from "@/lib/errors";
import { problemResponse, toProblem } from "./problem";

let logged = "";
beforeEach(() => {
  logged = "";
  vi.spyOn(process.stderr, "write").mockImplementation((line) => {
    logged += String(line);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

test("an expected failure is told in its own words, with the fields", () => {
  expect(toProblem(invalidField("slug", "Use small letters."), "request-1")).toEqual({
    type: "urn:alfe:problem:invalid_input",
    title: "The input is not valid",
    status: 422,
    detail: "Use small letters.",
    code: "invalid_input",
    errors: [{ pointer: "/slug", detail: "Use small letters." }],
    requestId: "request-1",
  });
  expect(logged).toBe("");
});

test("what nobody expected says nothing of its cause but in the log, without secrets", () => {
  const cause = new Error("password=hunter2hunter2 at 10.0.0.7");
  const problem = toProblem(new TypeError("secret detail", { cause }), "request-2");
  expect(problem).toMatchObject({ status: 500, code: "internal", requestId: "request-2" });
  expect(JSON.stringify(problem)).not.toMatch(/secret detail|hunter2|10\.0\.0\.7/);
  expect(logged).toMatch(/secret detail/);
  expect(logged).toMatch(/10\.0\.0\.7/);
  expect(logged).toMatch(/request-2/);
  expect(logged).not.toMatch(/hunter2/);
});

test("the cause of an expected failure never leaves either", () => {
  const cause = new Error("the provider said: token=abcdefghijkl");
  const problem = toProblem(new AppError("provider_failed", "GitHub did not answer.", { cause }));
  expect(problem.detail).toBe("GitHub did not answer.");
  expect(JSON.stringify(problem)).not.toMatch(/token|abcdefghijkl/);
  expect(logged).toMatch(/the provider said/);
  expect(logged).not.toMatch(/abcdefghijkl/);
});

test("as an answer it is problem+json that nobody stores, and says when to come back", async () => {
  const busy = new AppError("rate_limited", "Too many tries.", { retryAfterSeconds: 240 });
  const response = problemResponse(toProblem(busy));
  expect(response.status).toBe(429);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "retry-after": "240",
  });
  expect(await response.json()).toMatchObject({ code: "rate_limited", status: 429 });
  expect(problemResponse(toProblem(notFound())).headers.get("retry-after")).toBeNull();
});
