import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { startSandbox, type RunningSandbox } from "../server";

type Event = { type: string; data: { object: Record<string, unknown> } };

const events: { event: Event; isSigned: boolean }[] = [];
/** The server that the sandbox was started for: takes what it sends. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks).toString();
    const header = String(request.headers["stripe-signature"]);
    const [, time = "", signature = ""] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
    const expected = createHmac("sha256", "whsec_sandbox_alfe").update(`${time}.${body}`);
    const isSigned = request.url === "/api/stripe/webhook" && expected.digest("hex") === signature;
    events.push({ event: JSON.parse(body) as Event, isSigned });
    response.end();
  });
});

let sandbox: RunningSandbox;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  sandbox = await startSandbox({ port: 0, redirectOrigin: `http://127.0.0.1:${String(port)}` });
});
beforeEach(() => {
  events.length = 0;
});
afterAll(async () => {
  await sandbox.close();
  server.close();
});

async function api(path: string, form?: Record<string, string>) {
  const response = await fetch(`${sandbox.url}/api.stripe.com/v1${path}`, {
    method: form ? "POST" : "GET",
    headers: { authorization: "Bearer sk_sandbox_alfe" },
    ...(form && { body: new URLSearchParams(form) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

const wanted = {
  mode: "payment",
  "metadata[order]": "7",
  "payment_intent_data[metadata][order]": "7",
  "line_items[0][quantity]": "1",
  "line_items[0][price_data][currency]": "usd",
  "line_items[0][price_data][unit_amount]": "2500",
  "line_items[0][price_data][product_data][name]": "Credits",
  success_url: "http://127.0.0.1:9/paid",
  cancel_url: "http://127.0.0.1:9/left",
};

const begin = async () => {
  const { id, url } = await api("/checkout/sessions", wanted);
  return { id: String(id), page: String(url).replace("https://", `${sandbox.url}/`) };
};
const pay = (page: string, way: string) =>
  fetch(page, { method: "POST", redirect: "manual", body: new URLSearchParams({ way }) });
const told = (...types: string[]) =>
  vi.waitFor(() => {
    expect(events.map(({ event }) => event.type).toSorted()).toEqual(types.toSorted());
    expect(events.every(({ isSigned }) => isSigned)).toBe(true);
  });

it("a card pays at once: back to the shop, a signed event, and a charge with what the shop noted", async () => {
  const { id, page } = await begin();
  expect(await (await fetch(page)).text()).toContain("Pay $25.00");
  const response = await pay(page, "card");
  expect([response.status, response.headers.get("location")]).toEqual([303, wanted.success_url]);
  await told("checkout.session.completed");
  expect(events[0]?.event.data.object).toMatchObject({
    ...{ id, payment_status: "paid", amount_total: 2_500, currency: "usd" },
    metadata: { order: "7" },
  });
  const intent = String((await api(`/checkout/sessions/${id}`)).payment_intent);
  expect(await api(`/charges/${intent.replace("pi_", "ch_")}`)).toMatchObject({
    ...{ amount: 2_500, paid: true, metadata: { order: "7" } },
  });
  expect(await (await pay(page, "card")).text()).toContain("You were not charged again");
});

it("a declined card can be followed by another one", async () => {
  const { page } = await begin();
  const declined = await pay(page, "declined");
  expect([declined.status, await declined.text()]).toEqual([
    400,
    expect.stringContaining("Your card was declined."),
  ]);
  expect(events).toEqual([]);
  expect((await pay(page, "card")).status).toBe(303);
});

it("a bank takes its time, and a page that was closed takes no money", async () => {
  const [slow, closed] = [await begin(), await begin()];
  expect(await api(`/checkout/sessions/${closed.id}/expire`, {})).toMatchObject({
    ...{ status: "expired", url: null },
  });
  expect(await (await pay(closed.page, "card")).text()).toContain("You were not charged");
  expect(await api(`/checkout/sessions/${closed.id}/expire`, {})).toMatchObject({
    error: { type: "invalid_request_error" },
  });
  expect((await pay(slow.page, "bank")).status).toBe(303);
  await told("checkout.session.expired", "checkout.session.completed");
  expect(await api(`/checkout/sessions/${slow.id}`)).toMatchObject({
    ...{ status: "complete", payment_status: "unpaid" },
  });
});

it("payments are refunded and disputed on their page", async () => {
  const { id, page } = await begin();
  await pay(page, "card");
  const charge = String((await api(`/checkout/sessions/${id}`)).payment_intent).replace(
    "pi_",
    "ch_",
  );
  const payments = `${sandbox.url}/dashboard.stripe.com/payments`;
  const act = (what: string) =>
    fetch(`${payments}/${charge}`, { method: "POST", body: new URLSearchParams({ do: what }) });
  expect(await (await act("refund_half")).text()).toContain("$12.50 refunded");
  expect(await (await act("dispute")).text()).toContain("dispute: needs response");
  // What is disputed is not refunded besides.
  expect(await (await act("refund")).text()).not.toContain("$25.00 refunded");
  await act("win");
  await told(
    ...["checkout.session.completed", "charge.refunded", "charge.dispute.created"],
    ...["charge.dispute.funds_withdrawn", "charge.dispute.closed"],
    "charge.dispute.funds_reinstated",
  );
  const refunded = events.find(({ event }) => event.type === "charge.refunded");
  expect(refunded?.event.data.object).toMatchObject({ id: charge, amount_refunded: 1_250 });
});
