import type { Context, Hono } from "hono";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
import { applicationRoutes } from "./application-routes";
import { authorizePage } from "./authorize-page";
import { type DiscordCall, readDiscordCall } from "./caller";
import { channelRoutes } from "./channel-routes";
import { DiscordProblem } from "./problem";
import { developerPage } from "./developer-page";
import { webhookRoutes } from "./webhook-routes";

const api = "/discord.com/api/v10";

export function mountDiscord(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.on(["GET", "POST"], "/discord.com/oauth2/authorize", (c) => authorizePage(sandbox, c));
  app.on(["GET", "POST"], "/discord.com/developers/applications/:id/:tab?", (c) =>
    developerPage(sandbox, c),
  );
  // Opens the conversation with a bot in Discord's own app.
  app.get("/discord.com/users/:user", (c) => {
    const { apps } = sandbox.store.state.discord;
    const bot = apps.find(({ userId }) => userId === c.req.param("user"));
    return c.redirect(`/chat/discord${bot ? `?bot=${bot.id}` : ""}`, 302);
  });
  const routes = { ...applicationRoutes, ...channelRoutes, ...webhookRoutes };
  for (const [route, run] of Object.entries(routes)) {
    const [method = "", path = ""] = route.split(" ");
    app.on(method, api + path, (c) => answer(sandbox, c, run));
  }
  app.all(`${api}/*`, (c) =>
    answer(sandbox, c, () => {
      throw new DiscordProblem(404, 0, "404: Not Found");
    }),
  );
}

async function answer(
  sandbox: Sandbox,
  c: Context,
  run: (call: DiscordCall) => unknown,
): Promise<Response> {
  try {
    const result = await run(await readDiscordCall(sandbox, c));
    return result === undefined ? c.body(null, 204) : c.json(result as object);
  } catch (error) {
    if (!(error instanceof DiscordProblem)) throw error;
    const { status, code, message, errors } = error;
    return c.json({ message, code, ...(errors && { errors }) }, status);
  }
}
