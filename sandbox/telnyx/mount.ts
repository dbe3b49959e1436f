import type { Hono } from "hono";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
import { callRoutes } from "./calls";
import { readTelnyxCaller } from "./caller";
import { messageRoutes } from "./messages";
import { numberRoutes } from "./numbers";
import { orderRoutes } from "./orders";
import { pricingRoutes } from "./pricing";
import { noSuchTelnyx } from "./problem";
import { answerTelnyxProblem, mountTelnyxRoutes } from "./routes";
import { settingsRoutes } from "./settings";

export function mountTelnyx(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  mountTelnyxRoutes(app, sandbox, {
    ...numberRoutes(sandbox),
    ...orderRoutes,
    ...pricingRoutes,
    ...settingsRoutes,
    ...messageRoutes(sandbox),
    ...callRoutes(sandbox),
  });
  app.all("/api.telnyx.com/*", (c) => {
    try {
      readTelnyxCaller(sandbox, c);
      throw noSuchTelnyx();
    } catch (error) {
      return answerTelnyxProblem(c, error);
    }
  });
}
