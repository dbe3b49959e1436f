import { randomBytes } from "node:crypto";
import type { Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
import type { StripeCall } from "./call";
import { readStripeCaller } from "./caller";
import { parseStripeForm } from "./form";
import { StripeProblem } from "./problem";
import { stripeRoutes } from "./routes";
import type { StripeAccount } from "./seed";
import { sendStripeEvent } from "./send-event";
import { mountCheckout } from "./checkout-page";
import { mountPayments } from "./payments-page";

/** Served under its host, and at the root for Stripe's own SDK, which takes no base path. */
export function mountStripe(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  mountCheckout(app, sandbox);
  mountPayments(app, sandbox);
  for (const prefix of ["/api.stripe.com/v1", "/v1"]) {
    for (const [route, run] of Object.entries(stripeRoutes)) {
      const [method = "", path = ""] = route.split(" ");
      app.on(method, prefix + path, (c) => handle(sandbox, c, run));
    }
    app.all(`${prefix}/*`, (c) =>
      answer(c, () => {
        readStripeCaller(sandbox, c);
        const path = c.req.path.replace("/api.stripe.com", "");
        throw new StripeProblem(404, `Unrecognized request URL (${c.req.method}: ${path}).`);
      }),
    );
  }
}

async function handle(
  sandbox: Sandbox,
  c: Context,
  run: (call: StripeCall) => object,
): Promise<Response> {
  const text = await c.req.text();
  return answer(c, () => {
    const { account, grant } = readStripeCaller(sandbox, c);
    const key = c.req.method === "POST" ? c.req.header("idempotency-key") : undefined;
    const request = `${c.req.method} ${c.req.path.replace("/api.stripe.com", "")} ${text}`;
    const before = key === undefined ? undefined : replay(c, account, key, request);
    if (before !== undefined) return before;
    const call: StripeCall = {
      account,
      form: parseStripeForm(c.req.method === "GET" ? new URL(c.req.url).search : text),
      id: c.req.param("id") ?? "",
      nextId: (prefix) => `${prefix}_sandbox${String((sandbox.store.state.stripe.lastId += 1))}`,
      record: (action, id) => {
        sandbox.store.record("stripe", grant.account, action, id);
      },
      send: (type, object) => {
        sendStripeEvent(sandbox, account, type, object);
      },
    };
    const { status, body } = settle(() => run(call));
    if (key !== undefined) account.answers[key] = { request, status, body };
    return { status, body };
  });
}

type Settled = { status: number; body: string };

/** The first answer to an idempotency key is the answer to every repetition of the same request. */
function replay(
  c: Context,
  account: StripeAccount,
  key: string,
  request: string,
): Settled | undefined {
  const before = Object.hasOwn(account.answers, key) ? account.answers[key] : undefined;
  if (before === undefined) return undefined;
  if (before.request !== request)
    throw new StripeProblem(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      { type: "idempotency_error" },
    );
  c.header("idempotent-replayed", "true");
  return before;
}

function settle(run: () => object): Settled {
  try {
    return { status: 200, body: JSON.stringify(run()) };
  } catch (error) {
    if (!(error instanceof StripeProblem)) throw error;
    const { status, message, detail } = error;
    const body = { error: { ...detail, message, doc_url: "https://stripe.com/docs/error-codes" } };
    return { status, body: JSON.stringify(body) };
  }
}

function answer(c: Context, run: () => Settled): Response {
  let settled: Settled;
  try {
    settled = run();
  } catch (error) {
    settled = settle(() => {
      throw error;
    });
  }
  c.header("request-id", `req_sandbox${randomBytes(6).toString("hex")}`);
  c.header("stripe-version", c.req.header("stripe-version") ?? "2026-10-29");
  return c.body(settled.body, settled.status as ContentfulStatusCode, {
    "content-type": "application/json",
  });
}
