import type { Context, Hono } from "hono";
import type { SandboxEnv } from "../fault-answer";
import { parseJson } from "../fields";
import type { Sandbox } from "../sandbox";
import { findBot } from "./bots";
import { telegramMethods } from "./methods";
import { mountNewBot } from "./new-bot";

/** Telegram takes a bot's token in the path. */
export function mountTelegram(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  app.on(["GET", "POST"], "/api.telegram.org/:bot{bot[^/]+}/:method", async (c) => {
    const bot = findBot(sandbox, c.req.param("bot").slice("bot".length));
    if (bot === undefined) return refusal(c, 401, "Unauthorized");
    const run = telegramMethods[c.req.param("method")];
    if (run === undefined) return refusal(c, 404, "Not Found");
    const answer = run({ sandbox, bot, args: await readArguments(c) });
    return "code" in answer
      ? refusal(c, answer.code, answer.description)
      : c.json({ ok: true, ...answer });
  });
  mountNewBot(app, sandbox);
}

const refusal = (c: Context, code: number, description: string): Response =>
  c.json({ ok: false, error_code: code, description }, code as 400);

async function readArguments(c: Context): Promise<Record<string, unknown>> {
  if (c.req.method === "GET") return c.req.query();
  const text = await c.req.text();
  if (!(c.req.header("content-type") ?? "").includes("json"))
    return Object.fromEntries(new URLSearchParams(text));
  const body = parseJson(text);
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
}
