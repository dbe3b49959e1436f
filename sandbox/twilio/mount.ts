import type { Hono } from "hono";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
import { callRoutes } from "./calls";
import { readTwilioCaller } from "./caller";
import { messageRoutes } from "./messages";
import { numberRoutes } from "./numbers";
import { pricingRoutes } from "./pricing";
import { noSuchResource } from "./problem";
import { registrationRoutes } from "./registration";
import { answerTwilioProblem, mountTwilioRoutes } from "./routes";

const playedHosts = ["api.twilio.com", "pricing.twilio.com", "messaging.twilio.com"];

export function mountTwilio(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  mountTwilioRoutes(app, sandbox, {
    ...numberRoutes,
    ...pricingRoutes(sandbox),
    ...registrationRoutes,
    ...messageRoutes(sandbox),
    ...callRoutes(sandbox),
  });
  for (const host of playedHosts)
    app.all(`/${host}/*`, (c) => {
      try {
        readTwilioCaller(sandbox, c);
        throw noSuchResource(c.req.path.replace(`/${host}`, ""));
      } catch (error) {
        return answerTwilioProblem(c, error);
      }
    });
}
