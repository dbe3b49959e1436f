import { describe, expect, test } from "vitest";
import { ProviderCallError } from "../call-error";
import type { ProviderCall, ProviderResponse } from "../provider";
import { stripeFailure } from "./failure";
import { checkStripeKey } from "./key";
import { probeStripe } from "./probe";
import { stripe } from "./provider";

describe("a pasted key", () => {
  test("of the restricted or secret kind is accepted", () => {
    for (const key of ["rk_live_51Abc", "sk_test_4eC39HqL", "rk_sandbox_acme", "rk_test_sandbox_1"])
      expect(checkStripeKey(key)).toBeUndefined();
  });

  test("of the publishable kind is refused in the words of the design", () => {
    expect(checkStripeKey("pk_live_51Abc")).toBe(
      "This looks like a publishable key (pk_). A restricted key starts with rk_.",
    );
  });

  test.each(["", "hello", "whsec_abcdef", "rk_live", "rk_live_", "rk_live_a b c d"])(
    "like %s is refused",
    (key) => {
      expect(checkStripeKey(key)).toBeDefined();
    },
  );

  test("of the test mode is cautioned about, of the live mode is not", () => {
    if (stripe.auth.type !== "key") throw new Error("Stripe takes a key");
    expect(stripe.auth.caution?.({ apiKey: "rk_test_1234" })).toBe(
      "Test-mode key: agents would see test data only.",
    );
    expect(stripe.auth.caution?.({ apiKey: "rk_live_1234" })).toBeUndefined();
  });
});

const forbidden = {
  status: 403,
  headers: new Headers(),
  body: {
    error: {
      message:
        "The provided key 'rk_live_*****Kgd' does not have the required permissions for this endpoint on account 'acct_1PJBLEBB'. Having the 'rak_charge_read' permission would allow this request to continue.",
    },
  },
};

test("a missing permission is named, without any part of the key", () => {
  const message = stripeFailure(forbidden)?.message;
  expect(message).toContain("rak_charge_read");
  expect(message).not.toMatch(/rk_live|Kgd/);
});

/** Answers from a table, as the outbound client does: a refusal is thrown. */
const answering =
  (answers: Record<string, ProviderResponse>): ProviderCall =>
  async ({ url }) => {
    const response = answers[new URL(url).pathname];
    if (!response) throw new Error(`Unexpected call of ${url}`);
    const failure = stripeFailure(response);
    if (failure) throw new ProviderCallError(failure, response.status);
    return response;
  };

const ok = (body: unknown) => ({ status: 200, headers: new Headers(), body });

describe("the account", () => {
  test("is named after the business, with its mode", async () => {
    const account = { id: "acct_1", business_profile: { name: "Acme Inc." } };
    const call = answering({ "/v1/account": ok(account), "/v1/balance": ok({ livemode: true }) });
    expect(await probeStripe(call)).toEqual({
      id: "acct_1",
      name: "Acme Inc.",
      detail: "live mode",
    });
  });

  test("is known by its id where a restricted key may not read it", async () => {
    const call = answering({ "/v1/account": forbidden, "/v1/balance": forbidden });
    expect(await probeStripe(call)).toEqual({ id: "acct_1PJBLEBB", name: "acct_1PJBLEBB" });
  });

  test("of an unknown key is refused", async () => {
    const unknown = { status: 401, headers: new Headers(), body: {} };
    await expect(probeStripe(answering({ "/v1/account": unknown }))).rejects.toMatchObject({
      failure: { reason: "unauthorized" },
    });
  });
});
