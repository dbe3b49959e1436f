import { expect, test } from "vitest";
import { notionFailure } from "./failure";
import { adaptNotionToken } from "./token";

test("what Notion leaves out as null is absent from a token answer", () => {
  const body = { access_token: "t", refresh_token: null, duplicated_template_id: null };
  expect(adaptNotionToken(200, body)).toEqual({ status: 200, body: { access_token: "t" } });
});

test("a refusal of the token endpoint always has a standard code", () => {
  expect(adaptNotionToken(400, { error: "invalid_grant" }).body).toEqual({
    error: "invalid_grant",
  });
  expect(adaptNotionToken(401, { object: "error", code: "unauthorized" }).body).toMatchObject({
    error: "invalid_client",
  });
  expect(adaptNotionToken(400, { object: "error", code: "validation_error" }).body).toMatchObject({
    error: "invalid_request",
  });
});

const refusal = (status: number, code: string) =>
  notionFailure({ status, body: { object: "error", code }, headers: new Headers() });

test("each of Notion's codes has its reason", () => {
  expect(refusal(401, "unauthorized")).toMatchObject({ reason: "unauthorized" });
  expect(refusal(403, "restricted_resource")).toMatchObject({ reason: "forbidden" });
  expect(refusal(404, "object_not_found")).toMatchObject({ reason: "not_found" });
  expect(refusal(409, "conflict_error")).toMatchObject({ reason: "unavailable" });
  expect(refusal(429, "rate_limited")).toMatchObject({ reason: "rate_limited" });
  expect(refusal(503, "service_unavailable")).toMatchObject({ reason: "unavailable" });
});

test("a page that is not shared tells how to share it", () => {
  expect(refusal(404, "object_not_found")?.message).toContain("Connections");
});
