import { type Context, Hono } from "hono";
import { appGonePage, appsPage, secretPage } from "./apps-page";
import { isOAuthProviderId } from "./client";
import { deleteClient, registerClient, rotateSecret } from "./clients";
import { refusalPage } from "./consent-page";
import { readFields } from "./fields";
import type { Sandbox } from "./sandbox";
import { checkApp } from "./wanted-app";

/** Where people register OAuth apps, as they do in a provider's settings for developers. */
export function appRoutes(sandbox: Sandbox): Hono {
  const { store } = sandbox;
  // Slack's apps are not registered here: they are made through its own interface.
  const registered = () =>
    store.state.clients.filter(
      ({ provider, redirectUri }) => redirectUri !== null && isOAuthProviderId(provider),
    );
  const app = new Hono();

  app.get("/", (c) =>
    appsPage(c, {
      clients: registered(),
      form: {
        provider: c.req.query("provider") ?? "",
        name: "",
        redirectUri: c.req.query("redirectUri") ?? "",
      },
      problems: {},
    }),
  );
  app.post("/", async (c) => {
    if (isFromElsewhere(c)) return refuseForeign(c);
    const { provider = "", name = "", redirectUri = "" } = await readFields(c);
    const form = { provider, name: name.trim(), redirectUri: redirectUri.trim() };
    const checked = checkApp(sandbox, form);
    if ("problems" in checked)
      return appsPage(c, { clients: registered(), form, problems: checked.problems });
    const made = registerClient(store.state, checked.app);
    store.touch();
    return secretPage(c, { ...made, isNew: true });
  });
  app.post("/:id", async (c) => {
    if (isFromElsewhere(c)) return refuseForeign(c);
    const client = registered().find(({ id }) => id === c.req.param("id"));
    if (client === undefined) return appGonePage(c);
    const wanted = (await readFields(c)).do;
    store.touch();
    if (wanted === "rotate")
      return secretPage(c, { client, secret: rotateSecret(client), isNew: false });
    if (wanted === "delete") deleteClient(store.state, client);
    return c.redirect("/apps", 303);
  });
  return app;
}

function isFromElsewhere(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  return site !== undefined && site !== "same-origin";
}

const refuseForeign = (c: Context): Promise<Response> =>
  refusalPage(c, "provider", "This form was sent from another site.", 403);
