import type { Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
import { readTwilioCaller, type TwilioAccount } from "./caller";
import { TwilioProblem } from "./problem";
import type { TwilioData } from "./seed";

/** One request to one account, ready to be answered. */
export type TwilioCall = {
  account: TwilioAccount;
  data: TwilioData;
  /** Parts of the address by name, without `.json`. */
  params: Record<string, string>;
  /** From the query of a GET, else from the form. */
  args: Partial<Record<string, string>>;
  /** For arguments that come more than once, e.g. `MediaUrl`. */
  all: (name: string) => string[];
  record: (action: string, id: string) => void;
};

/** What is answered: undefined stands for 204. */
export type TwilioRoute = (call: TwilioCall) => object | undefined | Promise<object | undefined>;

/** Mounts routes like `POST /api.twilio.com/2010-04-01/…`; those that make something answer 201. */
export function mountTwilioRoutes(
  app: Hono<SandboxEnv>,
  sandbox: Sandbox,
  routes: Readonly<Record<string, TwilioRoute>>,
): void {
  for (const [route, run] of Object.entries(routes)) {
    const [method = "", path = ""] = route.split(" ");
    app.on(method, path, async (c) => {
      try {
        const body = await run(await readCall(sandbox, c));
        if (body === undefined) return c.body(null, 204);
        return c.json(body, method === "POST" && path.endsWith("s.json") ? 201 : 200);
      } catch (error) {
        return answerTwilioProblem(c, error);
      }
    });
  }
}

export function answerTwilioProblem(c: Context, error: unknown): Response {
  if (!(error instanceof TwilioProblem)) throw error;
  const { code, message, status } = error;
  const more_info = `https://www.twilio.com/docs/errors/${String(code)}`;
  return c.json({ code, message, more_info, status }, status as ContentfulStatusCode);
}

async function readCall(sandbox: Sandbox, c: Context): Promise<TwilioCall> {
  const isGet = c.req.method === "GET";
  const fields = isGet ? new URL(c.req.url).searchParams : new URLSearchParams(await c.req.text());
  const account = readTwilioCaller(sandbox, c);
  const params = Object.entries(c.req.param()).map(([name, value]: [string, string]) => [
    name,
    value.replace(/\.json$/, ""),
  ]);
  return {
    account,
    data: sandbox.store.state.twilio,
    params: Object.fromEntries(params) as Record<string, string>,
    args: Object.fromEntries(fields),
    all: (name) => fields.getAll(name),
    record: (action, id) => {
      sandbox.store.record("twilio", account.name, action, id);
    },
  };
}
