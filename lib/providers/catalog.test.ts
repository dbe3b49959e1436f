import { describe, expect, test } from "vitest";
import { getProvider, providers } from "./catalog";
import type { Provider } from "./provider";

describe.each(Object.entries(providers))("%s", (id, provider) => {
  test("is kept under its own id", () => {
    expect(provider.id).toBe(id);
  });

  test("sends credentials over https to hosts that it names", () => {
    for (const host of provider.hosts) expect(host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
    if (provider.auth.type === "oauth") {
      const { tokenUrl, authorizationUrl } = provider.auth;
      expect(provider.hosts).toContain(new URL(tokenUrl).hostname);
      for (const url of [tokenUrl, authorizationUrl]) expect(new URL(url).protocol).toBe("https:");
    }
    expect(new URL(provider.accessUrl).protocol).toBe("https:");
  });

  test("puts the credential into a header or an address, and refuses a secret without one", () => {
    const address = new URL(`https://${String(provider.hosts[0])}/path`);
    const send = (given: Record<string, string>) =>
      JSON.stringify([provider.authorize(given), provider.authorizeUrl?.(address, given)]);
    for (const secret of secretsOf(provider)) expect(decoded(send(secret))).toContain("value-of-");
    expect(() => send({})).toThrow(/Reconnect/);
  });

  test("reads every status in the same way where its body says nothing", () => {
    const reasonOf = (status: number) =>
      provider.failure?.({ status, headers: new Headers(), body: undefined })?.reason;
    expect([200, 201, 204].map(reasonOf)).toEqual([undefined, undefined, undefined]);
    expect([401, 403, 404, 422, 429, 500, 503].map(reasonOf)).toEqual([
      "unauthorized",
      "forbidden",
      "not_found",
      "invalid",
      "rate_limited",
      "unavailable",
      "unavailable",
    ]);
  });

  test("never repeats a secret or a long text in a failure", () => {
    const token = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";
    const text = `The token ${token} is not good. ${"word ".repeat(200)}`;
    const bodies = [
      { message: text, error: text, code: text },
      { error: { message: text } },
      { ok: false, error: text, needed: text },
      { errors: [{ message: text }] },
      text,
    ];
    for (const status of [200, 400, 401, 403, 404, 410, 418, 422, 429, 500])
      for (const body of bodies) {
        const failure = provider.failure?.({ status, headers: new Headers(), body });
        expect(failure?.message ?? "").not.toContain(token);
        expect((failure?.message ?? "").length).toBeLessThan(320);
      }
  });
});

/** Secrets as they come, with a value in every field; several where several accounts could have made it. */
function secretsOf(provider: Provider): Record<string, string>[] {
  if (provider.usesSetupCredential)
    return (provider.madeBy ?? []).flatMap((telephony) =>
      secretsOf(getProvider(telephony)).map((secret) => ({ ...secret, telephony })),
    );
  const fields =
    provider.auth.type === "oauth" ? ["accessToken"] : provider.auth.fields.map((f) => f.name);
  if (provider.signIn || provider.renew) fields.push("accessToken");
  return [Object.fromEntries(fields.map((name) => [name, `value-of-${name}`]))];
}

/** With what HTTP Basic hides in base64. */
const decoded = (text: string): string =>
  text.replace(/Basic ([\w+/=]+)/g, (_, basic: string) => Buffer.from(basic, "base64").toString());
