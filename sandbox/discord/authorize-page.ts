import type { Context } from "hono";
import { html } from "hono/html";
import { readFields } from "../fields";
import { sendPage } from "../page";
import type { Sandbox } from "../sandbox";
import type { DiscordApp } from "./seed";
import { join } from "./talk";

/** Where a person chooses the server that a bot joins. */
export async function authorizePage(sandbox: Sandbox, c: Context): Promise<Response> {
  const data = sandbox.store.state.discord;
  const app = data.apps.find(({ id }) => id === c.req.query("client_id"));
  const scopes = (c.req.query("scope") ?? "").split(/[\s+]+/);
  if (app === undefined || !scopes.includes("bot"))
    return refused(c, "Discord knows no such application.");
  if (app.requiresCodeGrant) return refused(c, "This integration requires code grant.");
  if (c.req.method === "POST") return added(sandbox, c, app);
  const free = data.guilds.filter(({ appIds }) => !appIds.includes(app.id));
  return sendPage(c, {
    title: "Add a bot at Sandbox Discord",
    formTarget: "self",
    body: html`
      <h1>Sandbox Discord</h1>
      <p>
        ${app.name} wants to join one of your servers, with the permissions
        ${c.req.query("permissions") ?? "0"}.
      </p>
      ${
        free.length === 0
          ? html`<p>It is in all of them already.</p>`
          : html`<form method="post">
              <fieldset>
                <legend>Add to server</legend>
                ${free.map(
                  ({ id, name }) =>
                    html`<label
                      ><input type="radio" name="guild" value="${id}" required /><span
                        >${name}</span
                      ></label
                    >`,
                )}
              </fieldset>
              <div class="actions"><button class="primary">Authorize</button></div>
            </form>`
      }
    `,
  });
}

async function added(sandbox: Sandbox, c: Context, app: DiscordApp): Promise<Response> {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin")
    return refused(c, "This form was sent from another site.");
  const { guild: guildId } = await readFields(c);
  const data = sandbox.store.state.discord;
  const guild = data.guilds.find(({ id }) => id === guildId);
  if (guild === undefined) return refused(c, "You have no such server.");
  join(sandbox, app, guild, data.users[0]?.id ?? "");
  return sendPage(c, {
    title: "Authorized at Sandbox Discord",
    body: html`<h1>Authorized</h1>
      <p>${app.name} is in ${guild.name} now. You can close this window.</p>
      <p><a href="/chat/discord?bot=${app.id}">Talk to it there</a></p>`,
  });
}

const refused = (c: Context, text: string): Promise<Response> =>
  sendPage(c, {
    title: "Sandbox Discord",
    status: 400,
    body: html`<h1>Sandbox Discord</h1>
      <p>${text}</p>`,
  });
