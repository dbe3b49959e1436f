import { expect, test } from "vitest";
import { ProviderCallError } from "./call-error";
import { github } from "./github/provider";
import { google } from "./google/provider";
import { linear } from "./linear/provider";
import { notion } from "./notion/provider";
import type { ProviderCall, ProviderFailure, ProviderRequest } from "./provider";

const secret = { accessToken: "access", refreshToken: "refresh" };

/** Records what is sent; each address answers as told, and any other is fine. */
function outside(refusals: Record<string, [number, ProviderFailure["reason"]]> = {}) {
  const sent: ProviderRequest[] = [];
  const call: ProviderCall = async (request) => {
    sent.push(request);
    const refusal = refusals[new URL(request.url).pathname];
    if (refusal) throw new ProviderCallError({ reason: refusal[1], message: "No." }, refusal[0]);
    return { status: 200, headers: new Headers(), body: answerTo(request.url) };
  };
  return { sent, call };
}

const answerTo = (url: string): unknown =>
  url.endsWith("/users/me")
    ? { id: "1" }
    : { data: { viewer: { id: "1", name: "Ann" }, organization: { id: "2", name: "Acme" } } };

const revoke = (provider: typeof github, call: ProviderCall, last = true) =>
  provider.revoke?.({ secret, call, callAsClient: call, clientId: "client", last });

test("GitHub's whole grant ends with the last connection, before that one token", async () => {
  for (const [last, what] of [
    [true, "grant"],
    [false, "token"],
  ] as const) {
    const { sent, call } = outside();
    await revoke(github, call, last);
    expect(sent).toEqual([
      {
        method: "DELETE",
        url: `https://api.github.com/applications/client/${what}`,
        json: { access_token: "access" },
      },
    ]);
  }
});

test("a grant that is gone already counts as revoked", async () => {
  const gone = outside({
    "/applications/client/grant": [404, "not_found"],
    "/revoke": [400, "unauthorized"],
    "/v1/oauth/revoke": [400, "unauthorized"],
    "/v1/users/me": [401, "unauthorized"],
    "/oauth/revoke": [400, "invalid"],
    "/graphql": [401, "unauthorized"],
  });
  for (const provider of [github, google, notion, linear])
    await expect(revoke(provider, gone.call)).resolves.toBeUndefined();
});

test("a refusal while the token still works is not taken for success", async () => {
  const alive = outside({
    "/v1/oauth/revoke": [400, "invalid"],
    "/oauth/revoke": [400, "invalid"],
  });
  for (const provider of [notion, linear])
    await expect(revoke(provider, alive.call)).rejects.toMatchObject({ status: 400 });
});

test("an outage is not taken for success", async () => {
  const down = outside({
    "/applications/client/grant": [503, "unavailable"],
    "/revoke": [503, "unavailable"],
    "/v1/oauth/revoke": [503, "unavailable"],
    "/oauth/revoke": [503, "unavailable"],
  });
  for (const provider of [github, google, notion, linear])
    await expect(revoke(provider, down.call)).rejects.toMatchObject({ status: 503 });
});

test("both of Linear's tokens are revoked, the one that the call needs last", async () => {
  const { sent, call } = outside();
  await revoke(linear, call);
  expect(sent.map(({ form }) => form?.token)).toEqual(["refresh", "access"]);
});

test("without its OAuth client a grant is not reported as revoked", async () => {
  const { call } = outside();
  for (const provider of [github, notion])
    await expect(provider.revoke?.({ secret, call, last: true })).rejects.toMatchObject({
      kind: "unavailable",
    });
});
