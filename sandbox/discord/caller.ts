import type { Context } from "hono";
import { parseJson } from "../fields";
import type { Sandbox } from "../sandbox";
import { appOfToken } from "./apps";
import { DiscordProblem } from "./problem";
import type { DiscordApp, DiscordData } from "./seed";

export type DiscordCall = {
  app: DiscordApp;
  data: DiscordData;
  sandbox: Sandbox;
  param: (name: string) => string;
  query: (name: string) => string | undefined;
  /** The parsed body, or an empty object. */
  body: Record<string, unknown>;
  record: (action: string, id: string) => void;
};

/** Who calls, and with what; refuses everybody else as Discord does. */
export async function readDiscordCall(sandbox: Sandbox, c: Context): Promise<DiscordCall> {
  if (!(c.req.header("user-agent") ?? "").startsWith("DiscordBot ("))
    throw new DiscordProblem(
      403,
      40333,
      "Requests need a User-Agent of the form DiscordBot ($url, $version)",
    );
  const token = /^Bot (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  const app = token === undefined ? undefined : appOfToken(sandbox, token);
  if (app === undefined) throw new DiscordProblem(401, 0, "401: Unauthorized");
  const text = c.req.method === "GET" ? "" : await c.req.text();
  const parsed = text === "" ? {} : parseJson(text);
  if (parsed === undefined)
    throw new DiscordProblem(400, 50109, "The request body contains invalid JSON.");
  return {
    app,
    data: sandbox.store.state.discord,
    sandbox,
    param: (name) => c.req.param(name) ?? "",
    query: (name) => c.req.query(name),
    // The list of commands comes as an array.
    body: Array.isArray(parsed) ? { list: parsed } : (parsed as Record<string, unknown>),
    record: (action, id) => {
      sandbox.store.record("discord", app.name, action, id);
    },
  };
}
