import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { SandboxEnv } from "../fault-answer";
import { readFields } from "../fields";
import { sendPage } from "../page";
import type { Sandbox } from "../sandbox";
import { dollars } from "./dollars";
import { expireSession, paySession } from "./pay-session";
import type { StripeSession } from "./seed";
import { ownAccount, told } from "./told";

/** Stripe's page on which somebody pays: by card, by a card that is declined, by a bank that takes its time. */
export function mountCheckout(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  const path = "/checkout.stripe.com/c/pay/:id";
  const find = (c: Context): StripeSession | undefined => {
    const session = ownAccount(sandbox).sessions.find(({ id }) => id === c.req.param("id"));
    if (session?.status === "open" && session.expiresAt * 1000 < Date.now()) {
      expireSession(told(sandbox), session);
      sandbox.store.touch();
    }
    return session;
  };
  app.get(path, (c) => {
    const session = find(c);
    return session?.status === "open" ? payPage(c, session) : overPage(c, session);
  });
  app.post(path, async (c) => {
    const site = c.req.header("sec-fetch-site");
    if (site !== undefined && site !== "same-origin") return overPage(c, undefined);
    const session = find(c);
    if (session?.status !== "open") return overPage(c, session);
    const { way } = await readFields(c);
    if (way !== "card" && way !== "bank") return payPage(c, session, way === "declined");
    paySession(told(sandbox), session, way);
    sandbox.store.touch();
    return c.redirect(session.successUrl, 303);
  });
}

function payPage(c: Context, session: StripeSession, isDeclined = false): Promise<Response> {
  const { amount, product, description, successUrl, cancelUrl } = session;
  return sendPage(c, {
    title: `${isDeclined ? "Error: " : ""}Pay ${dollars(amount)}`,
    status: isDeclined ? 400 : 200,
    formTarget: new URL(successUrl).origin,
    body: html`<h1>Pay ${dollars(amount)}</h1>
      <p>${product}${description === "" ? "" : ` · ${description}`}</p>
      ${
        isDeclined
          ? html`<p class="problem" role="alert">Your card was declined. Try another one.</p>`
          : ""
      }
      <form method="post">
        <fieldset>
          <legend>Pay with</legend>
          ${way("card", "Card ending in 4242", "Is accepted at once.", true)}
          ${way("declined", "Card ending in 0002", "Is declined.")}
          ${way("bank", "Bank account ending in 6789", "The bank takes its time: see Payments.")}
        </fieldset>
        <div class="actions">
          <button class="primary" type="submit">Pay ${dollars(amount)}</button>
        </div>
      </form>
      ${cancelUrl === null ? "" : html`<p><a href="${cancelUrl}">Back, without paying</a></p>`}
      <p><a href="/dashboard.stripe.com/payments">Payments</a></p>`,
  });
}

const way = (value: string, name: string, note: string, isFirst = false) =>
  html`<label>
    <input type="radio" name="way" value="${value}" required ${isFirst ? "checked" : ""} />
    <span>${name}<small>${note}</small></span>
  </label>`;

function overPage(c: Context, session: StripeSession | undefined): Promise<Response> {
  const text =
    session === undefined
      ? "There is no such checkout."
      : session.status === "complete"
        ? "This was paid already. You were not charged again."
        : "This checkout is over. You were not charged.";
  return sendPage(c, {
    title: "Checkout",
    status: session === undefined ? 404 : 200,
    body: html`<h1>Checkout</h1>
      <p>${text}</p>
      ${session === undefined ? "" : html`<p><a href="${session.successUrl}">Back</a></p>`}`,
  });
}
