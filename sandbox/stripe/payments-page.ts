import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { SandboxEnv } from "../fault-answer";
import { readFields } from "../fields";
import { sendPage } from "../page";
import type { Sandbox } from "../sandbox";
import { actions, actOn, type StripeAction } from "./act-on-payment";
import { dollars } from "./dollars";
import type { StripeAccount, StripeCharge } from "./seed";
import { ownAccount } from "./told";

const path = "/dashboard.stripe.com/payments";

/** A button is as wide as its word. */
const style = ".actions { flex-wrap: wrap; } .actions button { flex: 1 0 auto; }";

/** Stripe's own dashboard of the server's account: what was paid, with what can become of it. */
export function mountPayments(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(path, (c) => paymentsPage(c, ownAccount(sandbox)));
  app.post(`${path}/:id`, async (c) => {
    const site = c.req.header("sec-fetch-site");
    const wanted = (await readFields(c)).do;
    const isOurs = site === undefined || site === "same-origin";
    if (isOurs) actOn(sandbox, c.req.param("id"), wanted as StripeAction);
    return c.redirect(path, 303);
  });
}

function paymentsPage(c: Context, account: StripeAccount): Promise<Response> {
  const charges = account.charges.toReversed();
  return sendPage(c, {
    title: "Payments at Stripe",
    formTarget: "self",
    ownStyle: style,
    body: html`<h1>Payments</h1>
      <p>What was paid to the account with which this server sells credits.</p>
      ${
        charges.length === 0
          ? html`<p>Nothing yet.</p>`
          : html`<ul class="apps">
              ${charges.map((charge) => item(account, charge))}
            </ul>`
      }
      <p><a href="/">All about this sandbox</a></p>`,
  });
}

function item(account: StripeAccount, charge: StripeCharge) {
  const buttons = Object.entries(actions)
    .filter(([, { isOpen }]) => isOpen(account, charge))
    .map(([name, { label }]) => html`<button name="do" value="${name}">${label}</button>`);
  return html`<li>
    <strong>${dollars(charge.amount)}</strong> ${charge.description}
    <small>${wordsOf(account, charge)} · <code>${charge.id}</code></small>
    ${
      buttons.length === 0
        ? ""
        : html`<form method="post" action="${path}/${charge.id}" class="actions">${buttons}</form>`
    }
  </li>`;
}

function wordsOf({ disputes }: StripeAccount, charge: StripeCharge): string {
  const dispute = disputes.findLast((each) => each.charge === charge.id);
  return [
    { succeeded: "Paid", pending: "The bank still works on it", failed: "Failed" }[charge.status],
    charge.amountRefunded > 0 ? `${dollars(charge.amountRefunded)} refunded` : "",
    dispute ? `dispute: ${dispute.status.replaceAll("_", " ")}` : "",
  ]
    .filter(Boolean)
    .join(", ");
}
