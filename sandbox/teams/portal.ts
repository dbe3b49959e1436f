import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { SandboxEnv } from "../fault-answer";
import { readFields } from "../fields";
import { sendPage } from "../page";
import type { Sandbox } from "../sandbox";
import { botById, registerBot } from "./bots";
import type { TeamsBot } from "./seed";

const path = "/dev.teams.microsoft.com/tools/bots";

/** The developer portal, where a person registers a bot and sets where its messages go. */
export function mountPortal(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.get(path, (c) => page(c, sandbox));
  app.post(path, async (c) => {
    const site = c.req.header("sec-fetch-site");
    if (site !== undefined && site !== "same-origin") return c.redirect(path, 303);
    const { name = "", appId, endpoint = "" } = await readFields(c);
    if (appId === undefined) {
      if (name.trim() === "") return page(c, sandbox, { problem: "Enter a name." });
      return page(c, sandbox, { made: registerBot(sandbox, name.trim().slice(0, 40)) });
    }
    const bot = botById(sandbox, appId);
    if (bot === undefined) return page(c, sandbox, { problem: "There is no such bot." });
    if (!sandbox.events.isReachable(endpoint.trim()))
      return page(c, sandbox, {
        problem: "The sandbox sends to this machine only: enter an address of the server here.",
      });
    bot.endpoint = endpoint.trim();
    sandbox.store.record("teams", bot.name, "endpoint.set", bot.appId);
    return c.redirect(path, 303);
  });
}

function page(
  c: Context,
  { store }: Sandbox,
  { made, problem }: { made?: TeamsBot; problem?: string } = {},
): Promise<Response> {
  return sendPage(c, {
    title: `${problem === undefined ? "" : "Error: "}Bot management`,
    status: problem === undefined ? 200 : 400,
    formTarget: "self",
    body: html`<h1>Bot management</h1>
      <p>Where a person registers a bot for Teams, and sets where its messages go.</p>
      ${problem === undefined ? "" : html`<p class="problem">${problem}</p>`}
      ${made === undefined ? "" : credentials(made)}
      <form method="post" action="${path}">
        <div class="field">
          <label for="name">Name of a new bot</label>
          <input id="name" name="name" type="text" maxlength="40" required />
        </div>
        <div class="actions"><button class="primary" type="submit">New bot</button></div>
      </form>
      <h2>Bots</h2>
      ${store.state.teams.bots.length === 0 ? html`<p>None yet.</p>` : ""}
      <ul class="apps">
        ${store.state.teams.bots.map(item)}
      </ul>
      <p><a href="/chat/teams">Talk to them</a></p>`,
  });
}

const credentials = ({ name, appId, secret, tenantId }: TeamsBot) =>
  html`<h2>${name} is registered</h2>
    <p>Copy the secret now. It is not shown again.</p>
    <dl>
      <dt>Bot id</dt>
      <dd><code id="app-id">${appId}</code></dd>
      <dt>Client secret</dt>
      <dd><code id="client-secret">${secret}</code></dd>
      <dt>Tenant id</dt>
      <dd><code id="tenant-id">${tenantId}</code></dd>
    </dl>`;

const item = ({ name, appId, endpoint }: TeamsBot) =>
  html`<li>
    <strong>${name}</strong>
    <small><code>${appId}</code></small>
    <form method="post" action="${path}">
      <input type="hidden" name="appId" value="${appId}" />
      <div class="field">
        <label for="endpoint-${appId}">Messaging endpoint</label>
        <input
          id="endpoint-${appId}"
          name="endpoint"
          type="url"
          value="${endpoint ?? ""}"
          required
        />
      </div>
      <div class="actions"><button type="submit">Save the endpoint of ${name}</button></div>
    </form>
  </li>`;
