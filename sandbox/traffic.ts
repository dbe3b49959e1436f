import type { MiddlewareHandler } from "hono";
import { answerFault, loseAnswer, type SandboxEnv } from "./fault-answer";
import { toProviderPath } from "./hosts";
import type { Sandbox } from "./sandbox";

/** Counts provider traffic, plays the faults that were ordered and has changes saved. */
export function watchTraffic({ requests, faults, store }: Sandbox): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const target = toProviderPath(c.req.path);
    if (target === undefined) return next();
    const end = requests.begin(c.req.method, target.host, target.path);
    const fault = faults.take(c.req.method, target.host, target.path);
    const failure = fault && (await answerFault(c, fault, target.host));
    if (failure !== undefined) {
      end(failure.status);
      return failure;
    }
    await next();
    end(c.res.status);
    if (c.req.method !== "GET") store.touch();
    if (fault?.kind === "lost_answer") await loseAnswer(c, fault);
  };
}
