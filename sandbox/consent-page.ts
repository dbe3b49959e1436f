import type { Context } from "hono";
import { html } from "hono/html";
import type { ConsentRules } from "./consent-rules";
import { sendPage } from "./page";

type Consent = {
  rules: ConsentRules;
  client: { id: string; name: string };
  redirectOrigin: string;
  scopes: string[];
  chosenAccount: string | undefined;
};

/** The page on which a person picks an account and says what the client may do. */
export function consentPage(c: Context, consent: Consent): Promise<Response> {
  const { rules, client, redirectOrigin, scopes, chosenAccount } = consent;
  const accounts = rules.accounts.map(
    ({ id, label, detail }) =>
      html`<label>
        <input
          type="radio"
          name="account"
          value="${id}"
          required
          ${id === chosenAccount ? "checked" : ""}
        />
        <span>${label}${detail === undefined ? "" : html`<small>${detail}</small>`}</span>
      </label>`,
  );
  const boxes = scopes.map(
    (scope) =>
      html`<label>
        <input
          type="checkbox"
          name="scope"
          value="${scope}"
          checked
          ${rules.allOrNothing ? "disabled" : ""}
        />
        <span
          >${rules.scopes?.[scope] ?? ""}<small><code>${scope}</code></small></span
        >
      </label>`,
  );
  return sendPage(c, {
    title: `Authorize at Sandbox ${rules.name}`,
    formTarget: redirectOrigin,
    body: html`
      <h1>Sandbox ${rules.name}</h1>
      <p>
        The application ${client.name} (<code>${client.id}</code>) at ${redirectOrigin} asks for
        access to one of your ${rules.name} accounts.
      </p>
      <form method="post">
        <fieldset>
          <legend>${rules.accountsLegend}</legend>
          ${accounts}
        </fieldset>
        ${
          boxes.length === 0
            ? ""
            : html`<fieldset>
                <legend>It may</legend>
                ${boxes}
              </fieldset>`
        }
        <div class="actions">
          <button class="primary" type="submit" name="decision" value="authorize">Authorize</button>
          <button type="submit" name="decision" value="decline" formnovalidate>Decline</button>
        </div>
      </form>
    `,
  });
}

/** Says why nothing was asked. It never sends the browser anywhere. */
export function refusalPage(
  c: Context,
  name: string,
  reason: string,
  status: 400 | 401 | 403 | 404,
): Promise<Response> {
  return sendPage(c, {
    title: `Refused by Sandbox ${name}`,
    status,
    body: html`<h1>Sandbox ${name} refused this request</h1>
      <p>${reason} Close this window and start again.</p>`,
  });
}
