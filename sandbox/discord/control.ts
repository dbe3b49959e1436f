import { Hono } from "hono";
import { z } from "zod";
import { parseJson } from "../fields";
import type { Sandbox } from "../sandbox";
import { appOfToken } from "./apps";
import { join, leave, say } from "./talk";
import { useCommand } from "./use-command";

const App = z.string().regex(/^[a-z0-9-]+$/);
const Order = z.discriminatedUnion("do", [
  z.strictObject({
    do: z.literal("close"),
    code: z.int().min(1000).max(4999),
    app: App.optional(),
  }),
  z.strictObject({ do: z.literal("drop"), app: App.optional() }),
  z.strictObject({ do: z.literal("invalidate"), app: App.optional() }),
  z.strictObject({ do: z.literal("move_away") }),
  z.strictObject({
    do: z.literal("play"),
    heartbeatMs: z.int().min(20).optional(),
    isMute: z.boolean().optional(),
    isDown: z.boolean().optional(),
  }),
  z.strictObject({ do: z.literal("limit_sessions"), app: App, left: z.int().min(0) }),
  z.strictObject({ do: z.literal("set_flags"), app: App, flags: z.int().min(0) }),
]);
type Order = z.infer<typeof Order>;

const Said = z.strictObject({
  channel: z.string(),
  person: z.string(),
  texts: z.array(z.string()).max(20_000),
});
const Used = z.strictObject({
  app: App,
  channel: z.string(),
  person: z.string(),
  text: z.string(),
});
const Membership = z.strictObject({ app: App, guild: z.string(), isIn: z.boolean() });

/** The tests' side door to Discord: what people do there, and what happens to connections. */
export function discordControls(sandbox: Sandbox): Hono {
  const routes = new Hono();
  const data = () => sandbox.store.state.discord;
  const appNamed = (name: string) => appOfToken(sandbox, `sandbox-discord-${name}`);
  const channelOf = (id: string) => data().channels.find((each) => each.id === id);

  routes.get("/gateway", (c) => c.json(sandbox.discord.sessions()));
  routes.post("/gateway", async (c) => {
    const order = Order.safeParse(parseJson(await c.req.text()));
    if (!order.success) return c.json({ error: z.prettifyError(order.error) }, 422);
    carryOut(order.data);
    return c.body(null, 204);
  });
  routes.post("/say", async (c) => {
    const { data: said } = Said.safeParse(parseJson(await c.req.text()));
    const channel = said && channelOf(said.channel);
    if (!said || !channel) return c.json({ error: "No such channel" }, 422);
    const ids = said.texts.map(
      (content) => say(sandbox, channel, { authorId: said.person, content }).id,
    );
    return c.json(ids);
  });
  routes.post("/use", async (c) => {
    const { data: used } = Used.safeParse(parseJson(await c.req.text()));
    const channel = used && channelOf(used.channel);
    const app = used && appNamed(used.app);
    if (!used || !channel || !app) return c.json({ error: "No such channel or bot" }, 422);
    const problem = await useCommand(sandbox, app, channel, {
      userId: used.person,
      command: "ask",
      text: used.text,
    });
    return c.json({ problem: problem ?? null });
  });
  routes.post("/members", async (c) => {
    const { data: given } = Membership.safeParse(parseJson(await c.req.text()));
    const app = given && appNamed(given.app);
    const guild = given && data().guilds.find(({ id }) => id === given.guild);
    if (!app || !guild) return c.json({ error: "No such server or bot" }, 422);
    if (given.isIn) join(sandbox, app, guild, data().users[0]?.id ?? "");
    else leave(sandbox, app, guild);
    return c.body(null, 204);
  });
  return routes;

  function carryOut(order: Order): void {
    const { discord: gateway } = sandbox;
    if (order.do === "close") gateway.disconnect(order.code, order.app);
    else if (order.do === "drop") gateway.disconnect(undefined, order.app);
    else if (order.do === "invalidate") gateway.invalidate(order.app);
    else if (order.do === "move_away") gateway.moveAway();
    else if (order.do === "play") {
      const { heartbeatMs, isMute, isDown } = order;
      gateway.order({
        ...(heartbeatMs !== undefined && { heartbeatMs }),
        ...(isMute !== undefined && { isMute }),
        ...(isDown !== undefined && { isDown }),
      });
    } else {
      const app = appNamed(order.app);
      if (app && order.do === "limit_sessions") app.sessionsLeft = order.left;
      if (app && order.do === "set_flags") app.flags = order.flags;
    }
  }
}
