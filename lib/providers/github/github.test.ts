import { describe, expect, test } from "vitest";
import { githubFailure } from "./failure";
import { adaptGithubToken } from "./token";

describe("GitHub's token answers", () => {
  test("an error that comes with status 200 is an error, in standard words", () => {
    const body = { error: "bad_verification_code", error_description: "The code is incorrect." };
    expect(adaptGithubToken(200, body)).toEqual({
      status: 400,
      body: { ...body, error: "invalid_grant" },
    });
    expect(adaptGithubToken(200, { error: "incorrect_client_credentials" })).toMatchObject({
      status: 400,
      body: { error: "invalid_client" },
    });
    expect(adaptGithubToken(200, { error: "bad_refresh_token" })).toMatchObject({
      body: { error: "invalid_grant" },
    });
    expect(adaptGithubToken(200, { error: "something_else" })).toMatchObject({
      status: 400,
      body: { error: "something_else" },
    });
  });

  test("granted scopes with commas come out with spaces", () => {
    const body = { access_token: "t", token_type: "bearer", scope: "repo,read:org" };
    expect(adaptGithubToken(200, body)).toEqual({
      status: 200,
      body: { ...body, scope: "repo read:org" },
    });
  });

  test("what is not understood is passed on unchanged", () => {
    for (const body of ["<html>", undefined, [1]])
      expect(adaptGithubToken(502, body)).toEqual({ status: 502, body });
  });
});

const refusal = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  githubFailure({ status, body, headers: new Headers(headers) });

describe("GitHub's refusals", () => {
  test("a 403 for too many requests says when to come back, by GitHub's clock", () => {
    const headers = {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(Date.parse("2020-01-01T00:02:00Z") / 1000),
      date: "Wed, 01 Jan 2020 00:00:00 GMT",
    };
    expect(
      refusal(403, { message: "API rate limit exceeded for user ID 1." }, headers),
    ).toMatchObject({
      reason: "rate_limited",
      retryAfterSeconds: 120,
    });
    expect(refusal(403, { message: "You have exceeded a secondary rate limit." })).toMatchObject({
      reason: "rate_limited",
    });
  });

  test("any other 403 is forbidden and leaves the connection healthy", () => {
    expect(refusal(403, { message: "Must have admin rights to Repository." })).toMatchObject({
      reason: "forbidden",
    });
    expect(
      refusal(403, {}, { "x-github-sso": "required; url=https://github.com/x" }),
    ).toMatchObject({
      reason: "forbidden",
      message: expect.stringContaining("single sign-on") as string,
    });
  });

  test("issues that are turned off are named as such", () => {
    expect(refusal(410, { message: "Issues are disabled for this repo" })?.message).toBe(
      "GitHub: issues are turned off in this repository. Turn them on there.",
    );
  });

  test("a validation error says which part was wrong", () => {
    const body = { message: "Validation Failed", errors: [{ message: "title is too long" }] };
    expect(refusal(422, body)).toEqual({
      reason: "invalid",
      message: "GitHub refused the request: Validation Failed: title is too long.",
    });
  });
});
