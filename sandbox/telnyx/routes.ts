import type { Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { SandboxEnv } from "../fault-answer";
import { parseJson } from "../fields";
import type { Sandbox } from "../sandbox";
import type { TelnyxAccount } from "./account";
import { readTelnyxCaller } from "./caller";
import { TelnyxProblem } from "./problem";
import type { TelnyxData } from "./seed";

/** One request to one account, ready to be answered. */
export type TelnyxCall = {
  account: TelnyxAccount;
  data: TelnyxData;
  params: Record<string, string>;
  query: URLSearchParams;
  json: Record<string, unknown>;
  /** A text of the body; undefined where it has none of that name. */
  text: (name: string) => string | undefined;
  /** Numbers as Telnyx gives them out: long and of digits only. */
  nextId: () => string;
  record: (action: string, id: string) => void;
};

/** What is answered. */
export type TelnyxRoute = (call: TelnyxCall) => object | Promise<object>;

const base = "/api.telnyx.com/v2";

/** Mounts routes like `POST /messages`. */
export function mountTelnyxRoutes(
  app: Hono<SandboxEnv>,
  sandbox: Sandbox,
  routes: Readonly<Record<string, TelnyxRoute>>,
): void {
  for (const [route, run] of Object.entries(routes)) {
    const [method = "", path = ""] = route.split(" ");
    app.on(method, base + path, async (c) => {
      try {
        return c.json(await run(await readCall(sandbox, c)));
      } catch (error) {
        return answerTelnyxProblem(c, error);
      }
    });
  }
}

export function answerTelnyxProblem(c: Context, error: unknown): Response {
  if (!(error instanceof TelnyxProblem)) throw error;
  const { code, title, message: detail, status } = error;
  return c.json({ errors: [{ code, title, detail }] }, status as ContentfulStatusCode);
}

async function readCall(sandbox: Sandbox, c: Context): Promise<TelnyxCall> {
  const account = readTelnyxCaller(sandbox, c);
  const parsed = c.req.method === "GET" ? {} : parseJson((await c.req.text()) || "{}");
  if (typeof parsed !== "object" || parsed === null)
    throw new TelnyxProblem(400, "10015", "Bad Request", "The body is no JSON object.");
  const json = parsed as Record<string, unknown>;
  const data = sandbox.store.state.telnyx;
  return {
    account,
    data,
    params: c.req.param(),
    query: new URL(c.req.url).searchParams,
    json,
    text: (name) => {
      const value = json[name];
      return typeof value === "string" ? value : undefined;
    },
    nextId: () => String(1_290_000_000_000_000_000n + BigInt((data.lastId += 1))),
    record: (action, id) => {
      sandbox.store.record("telnyx", account.name, action, id);
    },
  };
}
