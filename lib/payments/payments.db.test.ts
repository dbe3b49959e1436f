import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { holdCredits, priceOf, settleCredits } from "@/lib/credits/hold";
import type { Meter } from "@/lib/credits/prices";
import { inOrganization } from "@/lib/db";
import { publicOrigin } from "@/lib/env";
import { installIntegration } from "@/lib/installations/install";
import { listNotifications } from "@/lib/notifications/list";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createPoorTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { type OwnSandbox, startOwnPlatforms } from "@/lib/testing/own-sandbox";
import { startProcess } from "@/lib/testing/process";
import { signStripe } from "@/sandbox/stripe/send-event";
import { cancelTopUp } from "./cancel-top-up";
import { getPayment } from "./get";
import { listPayments } from "./list";
import { recordPayment } from "./record";
import { reverse } from "./reverse";
import { startTopUp } from "./start-top-up";

useOwnDatabase();

let sandbox: OwnSandbox;
beforeAll(async () => {
  sandbox = await startOwnPlatforms();
});
afterAll(() => sandbox.close());

let tree: TestTree;
beforeEach(async () => {
  await sandbox.reset();
  await sandbox.control("POST", "/events", { retryDelayMs: 50 });
  tree = await createPoorTree();
});

type Session = { id: string; success_url: string; cancel_url: string; metadata: object };

const within = { timeout: 20_000, interval: 50 };
const amountMicros = "25000000";

/** Begins to pay; with what the sandbox knows of it. */
async function begin(amount = amountMicros) {
  const { organizationId, owner } = tree;
  const input = { nodeId: organizationId, amountMicros: amount };
  const { paymentId, url } = await execute(startTopUp, owner, input);
  const sessions = (await sandbox.control("GET", "/stripe/sessions")) as Session[];
  const session = sessions.find(({ id }) => url.endsWith(id));
  if (!session) throw new Error("The sandbox has the checkout");
  const act = (what: string) =>
    sandbox.control("POST", `/stripe/sessions/${session.id}`, { do: what });
  return { paymentId, url, session, act };
}

/** The id of the charge of a checkout that was paid. */
async function chargeOf({ id }: Session): Promise<string> {
  const sessions = (await sandbox.control("GET", "/stripe/sessions")) as {
    id: string;
    payment_intent: string;
  }[];
  const intent = sessions.find((session) => session.id === id)?.payment_intent ?? "";
  return intent.replace("pi_", "ch_");
}

const payment = (paymentId: string) => execute(getPayment, tree.owner, { paymentId });
const becomes = (paymentId: string, expected: object) =>
  vi.waitFor(async () => {
    expect(await payment(paymentId)).toMatchObject(expected);
  }, within);
const balance = async () => {
  const { organizationId } = tree;
  const pool = await inOrganization(organizationId, (tx) => tx.creditPool.findFirst());
  return pool?.balanceMicros;
};
/** Has the agent use something, at the price of the price book. */
async function use(meter: Meter, quantity: bigint): Promise<void> {
  const { organizationId, agent } = tree;
  const key = `used:${meter}`;
  const wanted = { organizationId, key, nodeId: agent.id, meter, quantity, price: priceOf(meter) };
  await inOrganization(organizationId, (tx) => holdCredits(tx, wanted));
  await inOrganization(organizationId, (tx) => settleCredits(tx, organizationId, key));
}
const lines = () =>
  inOrganization(tree.organizationId, async (tx) => {
    const rows = await tx.ledgerEntry.findMany({ orderBy: { createdAt: "asc" } });
    return rows.map(({ kind, amountMicros: amount }) => `${kind} ${amount.toString()}`);
  });

/** An event as Stripe would send it, signed with this secret at this time. */
async function send(
  type: string,
  object: object,
  { secret = "whsec_sandbox_alfe", ageSeconds = 0, changed = "" } = {},
) {
  const event = { id: "evt_test", object: "event", type, data: { object } };
  const body = JSON.stringify(event);
  const seconds = Math.floor(Date.now() / 1000) - ageSeconds;
  const response = await fetch(`${publicOrigin()}/api/stripe/webhook`, {
    method: "POST",
    headers: { "stripe-signature": signStripe(secret, body, seconds) },
    body: body + changed,
  });
  return response.status;
}

const paid = (session: Session, more = {}) => ({
  ...session,
  status: "complete",
  payment_status: "paid",
  payment_intent: "pi_test",
  ...more,
});

describe("topping up at Stripe", () => {
  test("what is paid on Stripe's page is credited by its signed event, and by nothing else", async () => {
    const { paymentId, url, session } = await begin();
    // Coming back says nothing: anybody can open that address.
    expect(session.success_url).toContain(`payment=${paymentId}`);
    expect((await fetch(session.success_url)).status).toBeLessThan(500);
    expect(await payment(paymentId)).toMatchObject({ state: "open", balanceMicros: "0" });

    await sandbox.control("POST", "/events", { hold: true });
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ way: "card" }),
    });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(session.success_url);
    expect(await payment(paymentId)).toMatchObject({ state: "open", balanceMicros: "0" });
    await sandbox.control("DELETE", "/events");
    await becomes(paymentId, { state: "paid", balanceMicros: amountMicros, sandbox: true });
    expect(await lines()).toEqual(["top_up 25000000"]);
  });

  test("an event that comes twice, at once and again later, credits once", async () => {
    await sandbox.control("POST", "/events", { double: true, shuffleMs: 20 });
    const { paymentId, session, act } = await begin();
    await act("pay");
    await becomes(paymentId, { state: "paid" });
    expect(await send("checkout.session.completed", paid(session))).toBe(200);
    expect(await send("checkout.session.async_payment_succeeded", paid(session))).toBe(200);
    expect(await send("checkout.session.expired", session)).toBe(200);
    expect(await lines()).toEqual(["top_up 25000000"]);
    expect(await payment(paymentId)).toMatchObject({ state: "paid" });
  });

  test("a declined card charges nothing, and another one can be tried", async () => {
    const { paymentId, url, act } = await begin();
    const declined = await fetch(url, { method: "POST", body: new URLSearchParams({ way: "no" }) });
    expect(await declined.text()).toContain("Pay $25.00");
    expect(await payment(paymentId)).toMatchObject({ state: "open", balanceMicros: "0" });
    await act("pay");
    await becomes(paymentId, { state: "paid" });
  });

  test("a checkout that was left cannot be paid any more", async () => {
    const { paymentId, url } = await begin();
    const left = await execute(cancelTopUp, tree.owner, { paymentId });
    expect(left).toMatchObject({ state: "cancelled", text: "No charge was made." });
    const late = await fetch(url, { method: "POST", body: new URLSearchParams({ way: "card" }) });
    expect(await late.text()).toContain("You were not charged");
    expect(await balance()).toBe(0n);
  });

  test("a checkout that was paid meanwhile cannot be left", async () => {
    await sandbox.control("POST", "/events", { hold: true });
    const { paymentId, act } = await begin();
    await act("pay");
    expect(await execute(cancelTopUp, tree.owner, { paymentId })).toMatchObject({ state: "open" });
    await sandbox.control("DELETE", "/events");
    await becomes(paymentId, { state: "paid", balanceMicros: amountMicros });
  });

  test("what a bank pays later is credited later, and what it refuses never", async () => {
    const [first, second] = [await begin(), await begin("10000000")];
    await first.act("pay_by_bank");
    await second.act("pay_by_bank");
    await becomes(first.paymentId, { state: "processing", balanceMicros: "0" });
    await becomes(second.paymentId, { state: "processing" });
    await first.act("bank_pays");
    await second.act("bank_fails");
    await becomes(first.paymentId, { state: "paid", balanceMicros: amountMicros });
    await becomes(second.paymentId, { state: "failed", balanceMicros: amountMicros });
  });

  test("a bank's payment that is told before the checkout is credited once", async () => {
    const { paymentId, session } = await begin();
    expect(await send("checkout.session.async_payment_succeeded", paid(session))).toBe(200);
    const unpaid = paid(session, { payment_status: "unpaid" });
    expect(await send("checkout.session.completed", unpaid)).toBe(200);
    expect(await payment(paymentId)).toMatchObject({ state: "paid", balanceMicros: amountMicros });
  });

  test("a forged, changed, old or unsigned event does nothing", async () => {
    const { paymentId, session } = await begin();
    const type = "checkout.session.completed";
    expect(await send(type, paid(session), { secret: "whsec_guessed" })).toBe(400);
    expect(await send(type, paid(session), { changed: " " })).toBe(400);
    expect(await send(type, paid(session), { ageSeconds: 301 })).toBe(400);
    const address = `${publicOrigin()}/api/stripe/webhook`;
    const bare = await fetch(address, { method: "POST", body: JSON.stringify(paid(session)) });
    expect(bare.status).toBe(400);
    expect((await fetch(address)).status).toBe(405);
    expect(await payment(paymentId)).toMatchObject({ state: "open", balanceMicros: "0" });
    expect(await send(type, paid(session), { ageSeconds: 290 })).toBe(200);
    expect(await payment(paymentId)).toMatchObject({ state: "paid" });
  });

  test("another amount, another currency, another checkout or an unknown payment is not credited", async () => {
    const { paymentId, session } = await begin();
    const type = "checkout.session.completed";
    const other = await createPoorTree();
    const ids = { alfe_organization: other.organizationId, alfe_payment: paymentId };
    const wrong = [
      { amount_total: 2_499 },
      { currency: "jpy" },
      { payment_status: "no_payment_required" },
      { id: "cs_of_somebody" },
      { metadata: {} },
      { metadata: ids },
    ];
    for (const each of wrong) expect(await send(type, paid(session, each))).toBe(200);
    expect(await send("customer.created", { id: "cus_1" })).toBe(200);
    expect(await payment(paymentId)).toMatchObject({ state: "open", balanceMicros: "0" });
  });

  test("what stood still for want of credit goes on, and is counted", async () => {
    const { owner, agent } = tree;
    await execute(installIntegration, owner, { nodeId: agent.id, integration: "web-search" });
    await use("web_search", 100n);
    const { paymentId, act } = await begin();
    await act("pay");
    await becomes(paymentId, { state: "paid", resumed: 1 });
  });

  test("only owners pay, from $1 to $10,000 in whole cents; admins read it", async () => {
    const { organizationId, owner } = tree;
    const admin = await createPerson(organizationId, organizationId, "admin");
    const input = { nodeId: organizationId, amountMicros };
    await expect(execute(startTopUp, admin, input)).rejects.toMatchObject({ kind: "forbidden" });
    for (const amount of ["999999", "10000010000", "1005000", "-5000000", "1e6"])
      await expect(
        execute(startTopUp, owner, { ...input, amountMicros: amount }),
      ).rejects.toMatchObject({ kind: "invalid_input" });
    const { paymentId } = await begin();
    const { payments } = await execute(listPayments, admin, { nodeId: organizationId });
    expect(payments).toMatchObject([{ id: paymentId, state: "open", amountMicros }]);
  });
});

describe("what is taken back", () => {
  test("refunds are taken back, each once, however often and late they are told", async () => {
    const { paymentId, act, session } = await begin();
    await act("pay");
    await becomes(paymentId, { state: "paid" });
    await act("refund_half");
    await becomes(paymentId, { reversedMicros: "12500000", balanceMicros: "12500000" });
    await act("refund");
    await becomes(paymentId, { reversedMicros: amountMicros, balanceMicros: "0" });
    const charge = { id: await chargeOf(session), metadata: session.metadata, currency: "usd" };
    for (const cents of [2_500, 1_250, 2_500])
      expect(await send("charge.refunded", { ...charge, amount_refunded: cents })).toBe(200);
    expect(await lines()).toEqual(["top_up 25000000", "refund 12500000", "refund 12500000"]);
  });

  test("a refund that fails is put back once, and may be made again", async () => {
    const { paymentId, act, session } = await begin();
    await act("pay");
    await becomes(paymentId, { state: "paid" });
    await act("refund_half");
    await becomes(paymentId, { reversedMicros: "12500000", balanceMicros: "12500000" });
    await act("refund_fails");
    await becomes(paymentId, { reversedMicros: "0", balanceMicros: amountMicros });
    // What was said before it failed comes last.
    const charge = { id: await chargeOf(session), metadata: session.metadata, currency: "usd" };
    expect(await send("charge.refunded", { ...charge, amount_refunded: 1_250 })).toBe(200);
    expect(await payment(paymentId)).toMatchObject({ reversedMicros: "0" });
    await act("refund");
    await becomes(paymentId, { reversedMicros: amountMicros, balanceMicros: "0" });
    expect(await lines()).toEqual([
      ...["top_up 25000000", "refund 12500000", "refund_failed 12500000", "refund 25000000"],
    ]);
    const { notifications } = await execute(listNotifications, tree.owner, {});
    expect(notifications.map(({ text }) => text).join("\n")).toContain(
      "The refund of $12.50 from the credits of",
    );
  });

  test("a refund that was taken while refunds were counted together is not taken again", async () => {
    const { organizationId } = tree;
    const { paymentId, act } = await begin();
    await act("pay");
    await becomes(paymentId, { state: "paid" });
    const row = await inOrganization(organizationId, async (tx) => {
      const found = await tx.payment.findFirstOrThrow({ where: { organizationId, id: paymentId } });
      const amount = 12_500_000n;
      const key = `refund:${paymentId}:${amount.toString()}`;
      await reverse(tx, found, { key, kind: "refund", amountMicros: amount });
      return found;
    });
    expect(row.reversedMicros).toBe(0n);
    await act("refund_half");
    await act("refund");
    await becomes(paymentId, { reversedMicros: amountMicros, balanceMicros: "0" });
    expect(await lines()).toEqual(["top_up 25000000", "refund 12500000", "refund 12500000"]);
  });

  test("a refund that is told before its payment is asked for again", async () => {
    await sandbox.control("POST", "/events", { hold: true });
    const { paymentId, session, act } = await begin();
    await act("pay");
    await act("refund_half");
    const charge = { id: await chargeOf(session), metadata: session.metadata, currency: "usd" };
    expect(await send("charge.refunded", charge)).toBe(409);
    expect(await send("checkout.session.completed", paid(session))).toBe(200);
    expect(await send("charge.refunded", charge)).toBe(200);
    expect(await payment(paymentId)).toMatchObject({ balanceMicros: "12500000" });
    await sandbox.control("DELETE", "/events");
  });

  test("a dispute takes back even what is spent, and gives it back once it is won", async () => {
    const { organizationId } = tree;
    const { paymentId, act } = await begin();
    await act("pay");
    await becomes(paymentId, { state: "paid" });
    // Twenty dollars, at $3.00 for a million.
    await use("model_input_token", 6_666_667n);
    expect(await balance()).toBe(4_999_999n);
    await act("dispute");
    await becomes(paymentId, { reversedMicros: amountMicros, balanceMicros: "-20000001" });
    await act("win");
    await becomes(paymentId, { reversedMicros: "0", balanceMicros: "4999999" });
    expect((await lines()).filter((line) => line.startsWith("dispute"))).toEqual([
      "dispute 25000000",
      "dispute_won 25000000",
    ]);
    const told = await inOrganization(organizationId, (tx) =>
      tx.notification.findMany({ where: { kind: "payment_reversed" } }),
    );
    expect(told).toHaveLength(2);
  });

  test("an inquiry takes nothing, and a dispute that was won before it was heard of neither", async () => {
    const { paymentId, act, session } = await begin();
    await act("pay");
    await becomes(paymentId, { state: "paid" });
    await act("inquire");
    const charge = await chargeOf(session);
    const dispute = { id: "dp_1", charge, amount: 2_500, currency: "usd" };
    expect(await send("charge.dispute.closed", { ...dispute, status: "won" })).toBe(200);
    expect(await send("charge.dispute.created", { ...dispute, status: "needs_response" })).toBe(
      200,
    );
    expect(await payment(paymentId)).toMatchObject({
      reversedMicros: "0",
      balanceMicros: amountMicros,
    });
  });
});

test.each(["payment:before_commit", "payment:after_commit"])(
  "a server that dies at %s credits once",
  async (point) => {
    const { paymentId, session } = await begin();
    const dying = await startProcess({ ALFE_CRASH_AT: point });
    const url = await dying.ask("serve", { host: "127.0.0.1" });
    const body = JSON.stringify({
      ...{ id: "evt_1", object: "event", type: "checkout.session.completed" },
      data: { object: paid(session) },
    });
    const headers = { "stripe-signature": signStripe("whsec_sandbox_alfe", body) };
    const request = { method: "POST", headers, body };
    await expect(fetch(`${url}/api/stripe/webhook`, request)).rejects.toThrow();
    expect(await dying.ended).toBe("SIGKILL");
    expect((await fetch(`${publicOrigin()}/api/stripe/webhook`, request)).status).toBe(200);
    expect(await payment(paymentId)).toMatchObject({ state: "paid", balanceMicros: amountMicros });
    expect(await lines()).toEqual(["top_up 25000000"]);
  },
  60_000,
);

test("where Stripe is there nobody records payments", async () => {
  const { organizationId, owner } = tree;
  const input = { nodeId: organizationId, amountMicros, reference: "Invoice 7" };
  await expect(execute(recordPayment, owner, input)).rejects.toMatchObject({ kind: "conflict" });
  expect(await balance()).toBe(0n);
});
