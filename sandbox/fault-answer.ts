import { setTimeout as wait } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Fault } from "./faults";
import { hosts, type ProviderId } from "./hosts";

export type SandboxEnv = { Bindings: HttpBindings };

const hangMs = 120_000;

/** Plays a fault that comes before the work. `undefined` means: go on and answer as usual. */
export async function answerFault(
  c: Context<SandboxEnv>,
  fault: Fault,
  host: string,
): Promise<Response | undefined> {
  switch (fault.kind) {
    case "slow":
      await pause(c, fault.delayMs ?? 2000);
      return undefined;
    case "timeout":
      await pause(c, fault.delayMs ?? hangMs);
      return dropConnection(c);
    case "reset":
      return dropConnection(c);
    case "lost_answer":
      return undefined;
    case "garbage":
      return c.body('{"ok": tru<html>Bad gateway', 200, { "content-type": "application/json" });
    case "rate_limit":
      return rateLimit(c, hosts[host], fault.retryAfterSeconds ?? 30);
    default:
      return c.json(
        { message: "The provider had a problem." },
        (fault.status ?? 500) as ContentfulStatusCode,
      );
  }
}

/** Plays a fault that comes after the work: it is done, and its answer does not arrive. */
export async function loseAnswer(c: Context<SandboxEnv>, { delayMs = 0 }: Fault): Promise<void> {
  await pause(c, delayMs);
  await dropConnection(c);
}

async function pause(c: Context<SandboxEnv>, ms: number): Promise<void> {
  // A client that hangs up ends the wait; so does the end of the process, hence `ref: false`.
  await wait(ms, undefined, { signal: c.req.raw.signal, ref: false }).catch(() => undefined);
}

function dropConnection(c: Context<SandboxEnv>): Promise<Response> {
  c.env.incoming.socket.destroy();
  return new Promise(() => undefined);
}

function rateLimit(
  c: Context<SandboxEnv>,
  provider: ProviderId | undefined,
  seconds: number,
): Response {
  c.header("retry-after", String(seconds));
  if (provider === "github") {
    c.header("x-ratelimit-remaining", "0");
    c.header("x-ratelimit-reset", String(Math.ceil(Date.now() / 1000) + seconds));
  }
  return c.json(provider === undefined ? {} : rateLimitBodies[provider], 429);
}

const rateLimitBodies: Record<ProviderId, object> = {
  brave: {
    type: "ErrorResponse",
    error: {
      status: 429,
      code: "RATE_LIMITED",
      detail: "Request rate limit exceeded for plan.",
      meta: { component: "rate_limiter" },
    },
  },
  discord: { message: "You are being rate limited.", retry_after: 30, global: false },
  github: { message: "You have exceeded a secondary rate limit. Please wait a few minutes." },
  notion: {
    object: "error",
    status: 429,
    code: "rate_limited",
    message: "You have been rate limited. Please try again in a few minutes.",
  },
  google: {
    error: {
      code: 429,
      message: "Rate Limit Exceeded",
      errors: [
        { domain: "usageLimits", reason: "rateLimitExceeded", message: "Rate Limit Exceeded" },
      ],
      status: "RESOURCE_EXHAUSTED",
    },
  },
  linear: {
    errors: [
      {
        message: "Rate limit exceeded",
        extensions: { type: "ratelimited", code: "RATELIMITED", statusCode: 429, userError: true },
      },
    ],
  },
  slack: { ok: false, error: "ratelimited" },
  stripe: {
    error: {
      type: "invalid_request_error",
      code: "rate_limit",
      message: "Request rate limit exceeded.",
    },
  },
  teams: { error: { code: "TooManyRequests", message: "API calls quota exceeded." } },
  telegram: {
    ok: false,
    error_code: 429,
    description: "Too Many Requests: retry after 30",
    parameters: { retry_after: 30 },
  },
  telnyx: {
    errors: [
      { code: "10011", title: "Too many requests", detail: "You have exceeded the rate limit." },
    ],
  },
  twilio: { code: 20429, message: "Too Many Requests", status: 429 },
};
