import { describe, expect, test } from "vitest";
import { googleFailure } from "./failure";

const refusal = (status: number, error: unknown) =>
  googleFailure({ status, body: { error }, headers: new Headers() });

describe("Google's refusals", () => {
  test("a 403 for too many requests does not look like a missing permission", () => {
    for (const reason of ["rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded"])
      expect(refusal(403, { code: 403, errors: [{ reason }] })).toMatchObject({
        reason: "rate_limited",
      });
  });

  test("a permission that was not ticked is said to be so", () => {
    const old = { code: 403, errors: [{ reason: "insufficientPermissions" }] };
    const modern = { code: 403, details: [{ reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT" }] };
    for (const error of [old, modern])
      expect(refusal(403, error)).toMatchObject({
        reason: "forbidden",
        message: expect.stringContaining("Reconnect") as string,
      });
  });

  test("an API that is switched off sends people to the provider app", () => {
    expect(refusal(403, { details: [{ reason: "SERVICE_DISABLED" }] })?.message).toContain(
      "provider app",
    );
  });

  test("a token that is already dead is recognised when it is revoked again", () => {
    expect(refusal(400, "invalid_token")).toMatchObject({ reason: "unauthorized" });
    expect(refusal(400, "invalid_request")).toMatchObject({ reason: "invalid" });
  });

  test("anything else keeps Google's own words", () => {
    expect(refusal(400, { message: "Invalid time range." })).toMatchObject({
      reason: "invalid",
      message: "Google refused the request: Invalid time range.",
    });
  });
});
