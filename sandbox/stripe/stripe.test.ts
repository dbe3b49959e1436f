import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "../testing";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(() => sandbox.control("POST", "/reset"));
afterAll(() => sandbox.close());

async function stripe(
  path: string,
  { key = "rk_sandbox_acme", form, idempotency = "" }: Options = {},
) {
  const response = await sandbox.call(`/api.stripe.com/v1${path}`, {
    method: form === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${key}`,
      ...(idempotency !== "" && { "idempotency-key": idempotency }),
    },
    body: form && new URLSearchParams(form),
  });
  return { status: response.status, response, body: (await response.json()) as Body };
}
type Options = { key?: string; form?: Record<string, string>; idempotency?: string };
type Body = { id?: string; data?: object[]; error?: Record<string, string> };

const charge = "ch_sandboxacme0001";

it("knows two accounts by restricted and secret keys, under the host and at the root", async () => {
  const acme = await stripe("/account");
  expect(acme.body).toMatchObject({ business_profile: { name: "Acme Inc." } });
  const globex = await stripe("/account", { key: "sk_sandbox_globex" });
  expect(globex.body).toMatchObject({ business_profile: { name: "Globex" } });
  const basic = { authorization: `Basic ${btoa("rk_sandbox_acme:")}` };
  expect((await sandbox.call("/v1/account", { headers: basic })).status).toBe(200);
});

it("refuses unknown and publishable keys without repeating them", async () => {
  const unknown = await stripe("/account", { key: "rk_sandbox_stranger" });
  expect(unknown.status).toBe(401);
  expect(unknown.body.error?.message).toMatch(/^Invalid API Key provided: rk_sand\*+nger$/);
  const publishable = await stripe("/account", { key: "pk_sandbox_acme" });
  expect([publishable.status, publishable.body.error?.code]).toEqual([401, "secret_key_required"]);
});

it("finds customers by its search language and refuses what it cannot parse", async () => {
  const search = (query: string) =>
    stripe(`/customers/search?${new URLSearchParams({ query }).toString()}`);
  const found = await search("email:'jane@initech.test' AND metadata['plan']:'team'");
  expect(found.body.data).toMatchObject([{ name: "Jane Doe" }]);
  expect((await search("name~'o' OR email:'jane@initech.test'")).body.data).toHaveLength(4);
  expect((await search("-name~'o'")).body.data).toHaveLength(1);
  expect((await search("name=Jane")).status).toBe(400);
});

it("creates a customer with nested fields", async () => {
  const form = { name: "Nova", email: "nova@acme.test", "metadata[source]": "agent" };
  const created = await stripe("/customers", { form });
  expect(created.body).toMatchObject({ name: "Nova", metadata: { source: "agent" } });
  expect((await stripe(`/customers/${created.body.id ?? ""}`)).body).toEqual(created.body);
});

it("refunds in parts, never more than the charge", async () => {
  const refund = (amount: string) => stripe("/refunds", { form: { charge, amount } });
  expect((await refund("9901")).body.error?.param).toBe("amount");
  expect((await refund("4000")).status).toBe(200);
  expect((await refund("5901")).status).toBe(400);
  expect((await refund("5900")).status).toBe(200);
  expect((await refund("1")).body.error?.code).toBe("charge_already_refunded");
  expect((await stripe(`/charges/${charge}`)).body).toMatchObject({
    amount_refunded: 9900,
    refunded: true,
  });
  expect((await stripe(`/refunds?charge=${charge}`)).body.data).toHaveLength(2);
});

it("does an idempotent request once, and refuses its key for another", async () => {
  const form = { charge, amount: "100" };
  const first = await stripe("/refunds", { form, idempotency: "one" });
  const second = await stripe("/refunds", { form, idempotency: "one" });
  expect(second.body).toEqual(first.body);
  expect(second.response.headers.get("idempotent-replayed")).toBe("true");
  const other = await stripe("/refunds", { form: { charge, amount: "200" }, idempotency: "one" });
  expect(other.body.error?.type).toBe("idempotency_error");
  expect((await stripe(`/charges/${charge}`)).body).toMatchObject({ amount_refunded: 100 });
});

it("pages with cursors, newest first", async () => {
  const first = await stripe("/charges?limit=3");
  expect(first.body).toMatchObject({
    has_more: true,
    data: [{}, {}, { id: "ch_sandboxacme0003" }],
  });
  const rest = await stripe("/charges?limit=3&starting_after=ch_sandboxacme0003");
  expect(rest.body).toMatchObject({ has_more: false, data: [{ id: "ch_sandboxacme0002" }, {}] });
});

it("calls a key expired once it was rolled in the dashboard", async () => {
  await stripe("/account");
  await sandbox.control("POST", "/grants/stripe-rk-acme/revoke");
  expect((await stripe("/account")).body.error?.code).toBe("api_key_expired");
});
