import type { Context } from "hono";
import { html } from "hono/html";
import { type Client, oauthProviders } from "./client";
import { sendPage } from "./page";
import type { AppForm, AppProblems } from "./wanted-app";

type Apps = {
  /** Registered by people; those that are there from the start are not listed. */
  clients: readonly Client[];
  form: AppForm;
  problems: AppProblems;
};

/** The page on which a person registers an OAuth app, and sees those that are registered. */
export function appsPage(c: Context, { clients, form, problems }: Apps): Promise<Response> {
  const isRefused = Object.keys(problems).length > 0;
  const choices = Object.entries(oauthProviders).map(
    ([id, name]) =>
      html`<label>
        <input
          type="radio"
          name="provider"
          value="${id}"
          required
          ${id === form.provider ? "checked" : ""}
        />
        <span>${name}</span>
      </label>`,
  );
  return sendPage(c, {
    title: `${isRefused ? "Error: " : ""}OAuth apps of the sandbox`,
    status: isRefused ? 400 : 200,
    formTarget: "self",
    body: html`<h1>OAuth apps</h1>
      <p>
        What an organization does at a provider to use its own app: register it here, then paste its
        client id and secret under Provider apps.
      </p>
      <form method="post" action="/apps">
        <fieldset>
          <legend>Provider</legend>
          ${choices}
          ${problems.provider === undefined ? "" : html`<p class="problem">${problems.provider}</p>`}
        </fieldset>
        ${field("name", "Name", "text", form.name, problems.name)}
        ${field("redirectUri", "Redirect address", "url", form.redirectUri, problems.redirectUri)}
        <div class="actions"><button class="primary" type="submit">Register app</button></div>
      </form>
      <h2>Registered apps</h2>
      ${
        clients.length === 0
          ? html`<p>None yet.</p>`
          : html`<ul class="apps">
              ${clients.map(item)}
            </ul>`
      }
      <p><a href="/">All about this sandbox</a></p>`,
  });
}

/** Shows a secret, this one time. */
export function secretPage(
  c: Context,
  { client, secret, isNew }: { client: Client; secret: string; isNew: boolean },
): Promise<Response> {
  return sendPage(c, {
    title: isNew ? `${client.name} is registered` : `${client.name} has a new secret`,
    body: html`<h1>${isNew ? `${client.name} is registered` : `New secret of ${client.name}`}</h1>
      <p>
        ${isNew ? "" : "The old one is refused from now on. "}Copy the secret now. It is not shown
        again.
      </p>
      <dl>
        <dt>Client id</dt>
        <dd><code id="client-id">${client.id}</code></dd>
        <dt>Client secret</dt>
        <dd><code id="client-secret">${secret}</code></dd>
        <dt>Redirect address</dt>
        <dd><code>${client.redirectUri}</code></dd>
      </dl>
      <p><a href="/apps">All apps</a></p>`,
  });
}

export const appGonePage = (c: Context): Promise<Response> =>
  sendPage(c, {
    title: "No such app",
    status: 404,
    body: html`<h1>This app is not registered here</h1>
      <p><a href="/apps">All apps</a></p>`,
  });

const field = (
  name: string,
  label: string,
  type: "text" | "url",
  value: string,
  problem: string | undefined,
) =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      required
      ${problem === undefined ? "" : html`aria-invalid="true" aria-describedby="${name}-problem"`}
    />
    ${problem === undefined ? "" : html`<p class="problem" id="${name}-problem">${problem}</p>`}
  </div>`;

const item = ({ id, name, provider, redirectUri }: Client) =>
  html`<li>
    <strong>${name}</strong> at Sandbox ${(oauthProviders as Record<string, string>)[provider]}
    <small><code>${id}</code></small>
    <small>${redirectUri}</small>
    <form class="actions" method="post" action="/apps/${id}">
      <button type="submit" name="do" value="rotate" aria-label="New secret of ${name}">
        New secret
      </button>
      <button type="submit" name="do" value="delete" aria-label="Delete ${name}">Delete</button>
    </form>
  </li>`;
