import { Hono } from "hono";
import { z } from "zod";
import type { Client } from "./client";
import { deleteClient, registerClient, rotateSecret } from "./clients";
import { discordControls } from "./discord/control";
import { Fault } from "./faults";
import { parseJson } from "./fields";
import type { Grant } from "./grant";
import { isProviderId } from "./hosts";
import { numberControl } from "./number-control";
import { countLiveTokens, expireAccessTokens, revokeGrant } from "./oauth";
import type { Sandbox } from "./sandbox";
import { phoneControl } from "./phone/control";
import { stripeControl } from "./stripe/control";
import { checkApp } from "./wanted-app";

const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** The tests' side door. A browser page of another site cannot send the header it needs. */
export function controlRoutes(sandbox: Sandbox): Hono {
  const { store, faults, requests, events } = sandbox;
  const app = new Hono();

  app.use("*", async (c, next) => {
    const isLocal = loopbackHost.test(c.req.header("host") ?? "");
    if (c.req.header("x-alfe-sandbox") !== "1" || !isLocal)
      return c.json({ error: "Send the header x-alfe-sandbox: 1 to a loopback address" }, 403);
    c.header("cache-control", "no-store");
    return next();
  });
  app.route("/discord", discordControls(sandbox));
  app.route("/numbers", numberControl(store));
  app.get("/health", (c) => c.json({ status: "ok" }));
  app.get("/requests", (c) => c.json(requests.read()));

  app.get("/grants", (c) => {
    const provider = c.req.query("provider");
    const grants = store.state.grants.filter(
      (g) => provider === undefined || g.provider === provider,
    );
    return c.json(grants.map(present));
  });
  app.post("/grants/:id/revoke", (c) => {
    const grant = store.state.grants.find(({ id }) => id === c.req.param("id"));
    if (grant === undefined) return c.json({ error: "No such grant" }, 404);
    revokeGrant(store.state, grant);
    store.touch();
    return c.json(present(grant));
  });
  app.post("/expire-tokens", async (c) => {
    const body = Provider.safeParse(parseJson(await c.req.text()));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 422);
    const expired = expireAccessTokens(store.state, body.data.provider);
    store.touch();
    return c.json({ expired });
  });

  app.get("/clients", (c) => c.json(store.state.clients.map(presentClient)));
  app.post("/clients", async (c) => {
    const body = App.safeParse(parseJson(await c.req.text()));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 422);
    const checked = checkApp(sandbox, body.data);
    if ("problems" in checked) return c.json({ error: checked.problems }, 422);
    const { client, secret } = registerClient(store.state, checked.app);
    store.touch();
    return c.json({ ...presentClient(client), secret }, 201);
  });
  app.post("/clients/:id/rotate", (c) => {
    const client = store.state.clients.find(({ id }) => id === c.req.param("id"));
    if (client === undefined) return c.json({ error: "No such client" }, 404);
    store.touch();
    return c.json({ ...presentClient(client), secret: rotateSecret(client) });
  });
  app.delete("/clients/:id", (c) => {
    const client = store.state.clients.find(({ id }) => id === c.req.param("id"));
    if (client === undefined) return c.json({ error: "No such client" }, 404);
    deleteClient(store.state, client);
    store.touch();
    return c.body(null, 204);
  });

  app.route("/phone", phoneControl(sandbox));
  app.route("/stripe", stripeControl(sandbox));

  app.get("/faults", (c) => c.json(faults.list()));
  app.post("/faults", async (c) => {
    const fault = Fault.safeParse(parseJson(await c.req.text()));
    if (!fault.success) return c.json({ error: z.prettifyError(fault.error) }, 422);
    return c.json({ id: faults.add(fault.data) }, 201);
  });
  app.delete("/faults", (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.delete("/faults/:id", (c) =>
    faults.remove(c.req.param("id")) ? c.body(null, 204) : c.json({ error: "No such fault" }, 404),
  );

  app.get("/events", (c) => c.json(events.log()));
  app.post("/events", async (c) => {
    const body = Disturbance.safeParse(parseJson(await c.req.text()));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 422);
    events.disturb(body.data);
    return c.body(null, 204);
  });
  app.delete("/events", (c) => {
    events.disturb({});
    return c.body(null, 204);
  });

  app.get("/data/:provider", (c) => {
    const provider = c.req.param("provider");
    if (!isProviderId(provider)) return c.json({ error: "No such provider" }, 404);
    const changes = store.state.changes.filter((change) => change.provider === provider);
    return c.json({ changes, data: store.state[provider] });
  });
  app.post("/reset", (c) => {
    faults.clear();
    requests.clear();
    events.reset();
    sandbox.discord.reset();
    store.reset();
    return c.body(null, 204);
  });
  return app;

  function present(grant: Grant) {
    const { id, provider, account, clientId, scopes, revokedAt } = grant;
    const tokens = countLiveTokens(store.state, grant);
    return {
      id,
      provider,
      account,
      clientId,
      scopes,
      revoked: revokedAt !== null,
      revokedAt,
      tokens,
    };
  }
}

const presentClient = ({ id, provider, name, redirectUri }: Client) => ({
  id,
  provider,
  name,
  redirectUri,
});

const App = z.object({ provider: z.string(), name: z.string(), redirectUri: z.string() });
const Ms = z.int().min(0).max(600_000).optional();
const Disturbance = z.strictObject({
  provider: z.string().refine(isProviderId, "Unknown provider").optional(),
  delayMs: Ms,
  shuffleMs: Ms,
  double: z.boolean().optional(),
  hold: z.boolean().optional(),
  retryDelayMs: Ms,
});
const Provider = z.object({ provider: z.string().refine(isProviderId, "Unknown provider") });
