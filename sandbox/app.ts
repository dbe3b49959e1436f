import { Hono } from "hono";
import { controlRoutes } from "./control";
import { answerFault, type SandboxEnv } from "./fault-answer";
import { mountGitHub } from "./github/mount";
import { mountGoogle } from "./google/mount";
import { homePage } from "./home-page";
import { hosts, toProviderPath } from "./hosts";
import { mountLinear } from "./linear/mount";
import { mountNotion } from "./notion/mount";
import type { Sandbox } from "./sandbox";
import { mountSlack } from "./slack/mount";
import { mountStripe } from "./stripe/mount";

/** All routes, each provider's under `/<its real host>/`. */
export function createApp(sandbox: Sandbox): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.use("*", async (c, next) => {
    const target = toProviderPath(c.req.path);
    if (target === undefined) return next();
    const end = sandbox.requests.begin(c.req.method, target.host, target.path);
    const fault = sandbox.faults.take(c.req.method, target.host, target.path);
    const failure = fault && (await answerFault(c, fault, target.host));
    if (failure !== undefined) {
      end(failure.status);
      return failure;
    }
    await next();
    end(c.res.status);
    if (c.req.method !== "GET") sandbox.store.touch();
  });

  app.get("/", homePage);
  app.route("/_sandbox", controlRoutes(sandbox));
  mountGitHub(app, sandbox);
  mountNotion(app, sandbox);
  mountGoogle(app, sandbox);
  mountLinear(app, sandbox);
  mountSlack(app, sandbox);
  mountStripe(app, sandbox);

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
