import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { appendBlocks } from "./blocks";
import { toId, type NotionCaller, type NotionEnv } from "./caller";
import { completeRichText, presentPage } from "./present";
import { notFound, notionProblem } from "./problem";
import type { NotionPage } from "./seed";

/** `/v1/pages`. */
export function pageRoutes(): Hono<NotionEnv> {
  const app = new Hono<NotionEnv>();

  app.post("/", (c) => {
    const caller = c.get("caller");
    const body = c.get("body");
    const parent = readParent(caller, body.parent);
    if (parent === undefined)
      return notionProblem(
        c,
        "validation_error",
        "body failed validation: body.parent should be defined with page_id or database_id.",
      );
    if (typeof parent === "string") return notFound(c, "page", parent);
    const properties = readProperties(caller, parent, body.properties);
    if (typeof properties === "string") return notionProblem(c, "validation_error", properties);
    const now = new Date().toISOString();
    const page: NotionPage = {
      id: randomUUID(),
      parent,
      properties,
      icon: readIcon(body.icon),
      archived: false,
      createdTime: now,
      editedTime: now,
    };
    if (body.children !== undefined) {
      const blocks = appendBlocks(caller, page.id, body.children);
      if (typeof blocks === "string") return notionProblem(c, "validation_error", blocks);
    }
    caller.workspace.pages.push(page);
    caller.record("page.created", page.id);
    return c.json(presentPage(caller, page));
  });
  app.get("/:id", (c) => {
    const page = findPage(c);
    if (page === undefined) return notFound(c, "page", toId(c.req.param("id")));
    return c.json(presentPage(c.get("caller"), page));
  });
  app.patch("/:id", (c) => {
    const caller = c.get("caller");
    const body = c.get("body");
    const page = findPage(c);
    if (page === undefined) return notFound(c, "page", toId(c.req.param("id")));
    const properties =
      body.properties === undefined ? {} : readProperties(caller, page.parent, body.properties);
    if (typeof properties === "string") return notionProblem(c, "validation_error", properties);
    const archived = body.in_trash ?? body.archived;
    page.properties = { ...page.properties, ...properties };
    if (typeof archived === "boolean") page.archived = archived;
    if (body.icon !== undefined) page.icon = readIcon(body.icon);
    page.editedTime = new Date().toISOString();
    caller.record("page.updated", page.id);
    return c.json(presentPage(caller, page));
  });
  return app;
}

function findPage(c: Context<NotionEnv>): NotionPage | undefined {
  const id = toId(c.req.param("id"));
  return c.get("caller").workspace.pages.find((page) => page.id === id);
}

/** The parent, the id of one that is not there, or undefined if the body names none. */
function readParent(
  { workspace }: NotionCaller,
  given: unknown,
): NonNullable<NotionPage["parent"]> | string | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  if ("page_id" in given && typeof given.page_id === "string") {
    const id = toId(given.page_id);
    return workspace.pages.some((page) => page.id === id) ? { kind: "page", id } : id;
  }
  const databaseId = "database_id" in given ? given.database_id : undefined;
  const dataSourceId = "data_source_id" in given ? given.data_source_id : undefined;
  const text = databaseId ?? dataSourceId;
  if (typeof text !== "string") return undefined;
  const id = toId(text);
  return workspace.databases.some((database) => database.id === id) ? { kind: "database", id } : id;
}

/** Property values in the stored shape, or what is wrong with them. */
function readProperties(
  { workspace }: NotionCaller,
  parent: NotionPage["parent"],
  given: unknown,
): NotionPage["properties"] | string {
  if (typeof given !== "object" || given === null)
    return "body failed validation: body.properties should be an object.";
  const database = workspace.databases.find(({ id }) => id === parent?.id);
  const properties: NotionPage["properties"] = {};
  for (const [name, value] of Object.entries(given) as [string, unknown][]) {
    const type = database === undefined ? "title" : database.properties[name]?.type;
    if (type === undefined) return `${name} is not a property that exists.`;
    if (database === undefined && name !== "title") return `${name} is not a property that exists.`;
    const content = Array.isArray(value) ? (value as unknown) : readContent(value, type);
    if (content === undefined) return `${name} is expected to be ${type}.`;
    const id = type === "title" ? "title" : name.toLowerCase().slice(0, 4);
    properties[name] = { id, type, [type]: completeRichText(content) };
  }
  return properties;
}

function readContent(value: unknown, type: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[type]
    : undefined;
}

function readIcon(icon: unknown): string | null {
  const emoji = typeof icon === "object" && icon !== null && "emoji" in icon ? icon.emoji : null;
  return typeof emoji === "string" ? emoji : null;
}
