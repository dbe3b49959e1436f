import type { Context } from "hono";
import { html } from "hono/html";
import { hosts } from "./hosts";
import { sendPage } from "./page";

export function homePage(c: Context): Promise<Response> {
  const items = Object.keys(hosts).map((host) => html`<li><code>/${host}/</code></li>`);
  return sendPage(c, {
    title: "Provider sandbox",
    body: html`<h1>Provider sandbox</h1>
      <p>
        This server plays the providers of the catalog, so that integrations can be tried without an
        account anywhere. It has its own made-up data, and reaches nothing outside this machine.
      </p>
      <p>
        <a href="/apps">Register an OAuth app</a> to try what an organization does with its own.
      </p>
      <p><a href="/chat">Talk to an agent</a> where people would: in Slack, on the phone.</p>
      <p>
        <a href="/dashboard.stripe.com/payments">See what was paid at Stripe</a>, to refund or
        dispute it, or to have a bank pay later.
      </p>
      <h2>Hosts it plays</h2>
      <ul>
        ${items}
      </ul>`,
  });
}
