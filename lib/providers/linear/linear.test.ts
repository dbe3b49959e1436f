import { expect, test } from "vitest";
import { linearFailure } from "./failure";
import { adaptLinearToken } from "./token";

test("granted scopes come out with spaces, however Linear writes them", () => {
  for (const scope of ["read,write", "read write", ["read", "write"]])
    expect(adaptLinearToken(200, { access_token: "t", scope })).toEqual({
      status: 200,
      body: { access_token: "t", scope: "read write" },
    });
  expect(adaptLinearToken(400, { error: "invalid_grant" })).toEqual({
    status: 400,
    body: { error: "invalid_grant" },
  });
});

const refusal = (status: number, message: string, extensions: object, headers = new Headers()) =>
  linearFailure({ status, body: { errors: [{ message, extensions }] }, headers });

test("errors are read from the body, whatever the status", () => {
  for (const status of [200, 400, 401]) {
    expect(refusal(status, "Auth", { code: "AUTHENTICATION_ERROR" })).toMatchObject({
      reason: "unauthorized",
    });
  }
  expect(refusal(200, "No", { code: "FORBIDDEN" })).toMatchObject({ reason: "forbidden" });
  expect(refusal(200, "Entity not found: Issue", { code: "INPUT_ERROR" })).toMatchObject({
    reason: "not_found",
  });
  expect(refusal(200, "Bad", { code: "INPUT_ERROR" })).toMatchObject({ reason: "invalid" });
  expect(refusal(200, "Oops", { code: "INTERNAL_SERVER_ERROR" })).toMatchObject({
    reason: "unavailable",
  });
});

test("a rate limit, which comes with status 400, says when to come back", () => {
  const headers = new Headers({ "x-ratelimit-requests-reset": String(Date.now() + 60_000) });
  const failure = refusal(400, "Rate limit exceeded", { code: "RATELIMITED" }, headers);
  expect(failure?.reason).toBe("rate_limited");
  expect(failure?.retryAfterSeconds).toBeGreaterThan(50);
  expect(failure?.retryAfterSeconds).toBeLessThanOrEqual(60);
});

test("data without errors is no failure", () => {
  const response = { status: 200, body: { data: { viewer: null } }, headers: new Headers() };
  expect(linearFailure(response)).toBeUndefined();
});
