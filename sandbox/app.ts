import { Hono } from "hono";
import { appRoutes } from "./apps";
import { mountBrave } from "./brave/mount";
import { chatPlatforms } from "./chat/platforms";
import { chatRoutes } from "./chat/routes";
import { controlRoutes } from "./control";
import { mountDiscord } from "./discord/mount";
import type { SandboxEnv } from "./fault-answer";
import { mountGitHub } from "./github/mount";
import { mountGoogle } from "./google/mount";
import { homePage } from "./home-page";
import { hosts, toProviderPath } from "./hosts";
import { mountLinear } from "./linear/mount";
import { mountNotion } from "./notion/mount";
import type { Sandbox } from "./sandbox";
import { mountSlack } from "./slack/mount";
import { mountStripe } from "./stripe/mount";
import { mountTeams } from "./teams/mount";
import { mountTelegram } from "./telegram/mount";
import { mountTelnyx } from "./telnyx/mount";
import { mountTwilio } from "./twilio/mount";
import { watchTraffic } from "./traffic";

/** All routes, each provider's under `/<its real host>/`. */
export function createApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.use("*", watchTraffic(sandbox));
  app.get("/", homePage);
  app.route("/apps", appRoutes(sandbox));
  app.route("/chat", chatRoutes(chatPlatforms(sandbox), sandbox));
  app.route("/_sandbox", controlRoutes(sandbox));
  mountBrave(app, sandbox);
  mountDiscord(app, sandbox);
  mountGitHub(app, sandbox);
  mountNotion(app, sandbox);
  mountGoogle(app, sandbox);
  mountLinear(app, sandbox);
  mountSlack(app, sandbox);
  mountStripe(app, sandbox);
  mountTeams(app, sandbox);
  mountTelegram(app, sandbox);
  mountTelnyx(app, sandbox);
  mountTwilio(app, sandbox);

  app.notFound((c) => {
    const target = toProviderPath(c.req.path);
    const isPlayed = target !== undefined && target.host in hosts;
    return c.json({ message: isPlayed ? "Not Found" : "The sandbox plays no such host" }, 404);
  });
  app.onError((error, c) => {
    console.error("sandbox:", error);
    return c.json({ message: "The sandbox itself failed; see its log" }, 500);
  });
  return app;
}
