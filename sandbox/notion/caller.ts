import { randomUUID } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { bearerOf } from "../credentials";
import { parseJson } from "../fields";
import { findLive } from "../oauth";
import type { Sandbox } from "../sandbox";
import { notionProblem } from "./problem";
import type { NotionWorkspace } from "./seed";

export type NotionCaller = {
  workspace: NotionWorkspace;
  record: (action: string, id: string) => void;
};

export type NotionEnv = { Variables: { caller: NotionCaller; body: Record<string, unknown> } };

const versions = /^20\d\d-\d\d-\d\d$/;

/** Checks version, token and body in the order Notion does. */
export function authenticateNotion(sandbox: Sandbox): MiddlewareHandler<NotionEnv> {
  return async (c, next) => {
    const token = bearerOf(c.req.header("authorization"));
    const live = findLive(sandbox.store.state, "notion", token, "access");
    const { workspaces } = sandbox.store.state.notion;
    const workspace = workspaces.find(({ name }) => name === live?.grant.account);
    if (workspace === undefined) return notionProblem(c, "unauthorized", "API token is invalid.");
    const version = c.req.header("notion-version");
    if (version === undefined)
      return notionProblem(
        c,
        "missing_version",
        "Notion-Version header should be defined. To learn about versions, see https://developers.notion.com/reference/versioning",
      );
    if (!versions.test(version))
      return notionProblem(c, "validation_error", `Invalid Notion-Version: ${version}`);
    const body = await readBody(c);
    if (body === undefined) return notionProblem(c, "invalid_json", "Error parsing JSON body.");
    c.set("body", body);
    c.set("caller", {
      workspace,
      record: (action, id) => {
        sandbox.store.record("notion", workspace.name, action, id);
      },
    });
    c.header("x-notion-request-id", randomUUID());
    return next();
  };
}

async function readBody(c: Context): Promise<Record<string, unknown> | undefined> {
  const text = await c.req.text();
  if (text === "") return {};
  const body = parseJson(text);
  return typeof body === "object" && body !== null ? { ...body } : undefined;
}

/** Ids come with or without dashes. */
export function toId(text: string | undefined): string {
  const hex = (text ?? "").replaceAll("-", "").toLowerCase();
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
