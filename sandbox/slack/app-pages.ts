import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { refusalPage } from "../consent-page";
import { readFields } from "../fields";
import { sendPage } from "../page";
import type { Sandbox } from "../sandbox";
import { findApp } from "./apps";
import { tryAddress } from "./events";
import type { SlackApp } from "./seed";

/** Slack's pages for apps: where a person who made one by hand enters where its events go. */
export function appPages(sandbox: Sandbox): Hono {
  const { store } = sandbox;
  const routes = new Hono();
  routes.get("/", (c) => listPage(c, store.state.slack.apps));
  routes.get("/:id/:page?", (c) => {
    const app = findApp(store.state, c.req.param("id"));
    return app === undefined ? gone(c) : appPage(c, app);
  });
  routes.post("/:id/:page?", async (c) => {
    const site = c.req.header("sec-fetch-site");
    if (site !== undefined && site !== "same-origin")
      return refusalPage(c, "Slack", "This form was sent from another site.", 403);
    const app = findApp(store.state, c.req.param("id"));
    if (app === undefined) return gone(c);
    const url = ((await readFields(c)).url ?? "").trim();
    const problem = URL.canParse(url)
      ? await tryAddress(sandbox, app, url)
      : "Enter a whole address.";
    if (problem !== undefined) return appPage(c, app, { url, problem });
    app.requestUrl = url;
    app.interactivityUrl = url;
    app.commands = [{ command: `/${app.botName}`, url, description: `Ask ${app.name}` }];
    store.touch();
    return appPage(c, app);
  });
  return routes;
}

const listPage = (c: Context, apps: readonly SlackApp[]): Promise<Response> =>
  sendPage(c, {
    title: "Your apps – Sandbox Slack",
    body: html`<h1>Your apps</h1>
      ${
        apps.length === 0
          ? html`<p>None yet.</p>`
          : html`<ul class="apps">
              ${apps.map(
                ({ id, name, isInstalled }) =>
                  html`<li>
                    <a href="/api.slack.com/apps/${id}">${name}</a>
                    <small>${id} · ${isInstalled ? "installed" : "not installed"}</small>
                  </li>`,
              )}
            </ul>`
      }
      <h2>Your app configuration tokens</h2>
      <p>Any refresh token of the form <code>xoxe-1-sandbox-name</code> works here, once.</p>
      <p><a href="/chat/slack">Write in Slack</a></p>`,
  });

function appPage(
  c: Context,
  app: SlackApp,
  tried?: { url: string; problem: string },
): Promise<Response> {
  const { id, name, signingSecret, requestUrl, manifest } = app;
  return sendPage(c, {
    title: `${tried === undefined ? "" : "Error: "}${name} – Sandbox Slack`,
    status: tried === undefined ? 200 : 400,
    formTarget: "self",
    body: html`<h1>${name}</h1>
      <dl>
        <dt>App id</dt>
        <dd><code>${id}</code></dd>
        ${
          // Of an app that was made for an agent, nobody needs to copy anything.
          manifest === null
            ? html`<dt>Signing secret</dt>
                <dd><code>${signingSecret}</code></dd>`
            : ""
        }
      </dl>
      <h2>Event subscriptions</h2>
      <form method="post" action="/api.slack.com/apps/${id}/event-subscriptions">
        <div class="field">
          <label for="url">Request URL</label>
          <input
            id="url"
            name="url"
            type="url"
            required
            value="${tried?.url ?? requestUrl ?? ""}"
            ${tried === undefined ? "" : html`aria-invalid="true" aria-describedby="problem"`}
          />
          ${
            tried !== undefined
              ? html`<p class="problem" id="problem">${tried.problem}</p>`
              : requestUrl === null
                ? ""
                : html`<p>Verified</p>`
          }
        </div>
        <div class="actions"><button class="primary" type="submit">Save</button></div>
      </form>
      <p><a href="/api.slack.com/apps">All apps</a></p>`,
  });
}

const gone = (c: Context): Promise<Response> =>
  refusalPage(c, "Slack", "There is no such app.", 404);
