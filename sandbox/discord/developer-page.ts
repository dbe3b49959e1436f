import type { Context } from "hono";
import { html } from "hono/html";
import { readFields } from "../fields";
import { revokeGrant } from "../oauth";
import { sendPage } from "../page";
import type { Sandbox } from "../sandbox";
import { limitedContentFlag } from "./apps";

/** What a person does in Discord's developer portal: switch intents, reset the token. */
export async function developerPage(sandbox: Sandbox, c: Context): Promise<Response> {
  const { state } = sandbox.store;
  const app = state.discord.apps.find(({ id }) => id === c.req.param("id"));
  if (app === undefined)
    return sendPage(c, {
      title: "Sandbox Discord",
      status: 404,
      body: html`<h1>Sandbox Discord</h1>
        <p>You have no such application.</p>`,
    });
  if (
    c.req.method === "POST" &&
    (c.req.header("sec-fetch-site") ?? "same-origin") === "same-origin"
  ) {
    const fields = await readFields(c);
    if (fields.do === "content") app.flags ^= limitedContentFlag;
    const grant = state.grants.find(({ id }) => id === `discord-${app.name}`);
    if (fields.do === "reset" && grant) {
      revokeGrant(state, grant);
      sandbox.discord.disconnect(4004, app.name);
    }
    sandbox.store.touch();
  }
  const reads = (app.flags & limitedContentFlag) !== 0;
  return sendPage(c, {
    title: `${app.name} at Sandbox Discord`,
    formTarget: "self",
    body: html`<h1>${app.name}</h1>
      <p>Application ${app.id}, as in Discord's developer portal.</p>
      <form method="post" class="actions">
        <button name="do" value="content">${reads ? "Turn off" : "Turn on"} Message Content</button>
        <button name="do" value="reset">Reset token</button>
      </form>
      <p>Message Content is ${reads ? "on" : "off"}.</p>`,
  });
}
