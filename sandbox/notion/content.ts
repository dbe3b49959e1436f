import { Hono, type Context } from "hono";
import { appendBlocks } from "./blocks";
import { toId, type NotionEnv } from "./caller";
import { toFilter } from "./database-filter";
import { notionList } from "./paging";
import {
  presentBlock,
  presentBot,
  presentDatabase,
  presentPage,
  presentUser,
  titleOf,
} from "./present";
import { notFound, notionProblem } from "./problem";

/** Searching, blocks, databases and users. */
export function contentRoutes(): Hono<NotionEnv> {
  const app = new Hono<NotionEnv>();

  app.post("/search", (c) => {
    const caller = c.get("caller");
    const { query, filter, sort, ...paging } = c.get("body");
    const wanted = typeof query === "string" ? query.toLowerCase() : "";
    const kind = readField(filter, "value");
    const pages = caller.workspace.pages
      .filter(({ archived }) => !archived)
      .map((page) => ({
        id: page.id,
        title: titleOf(page),
        at: page.editedTime,
        shown: presentPage(caller, page),
      }));
    const databases = caller.workspace.databases.map((database) => ({
      id: database.id,
      title: database.title,
      at: database.createdTime,
      shown: presentDatabase(caller, database),
    }));
    const found = [
      ...(kind === "database" || kind === "data_source" ? [] : pages),
      ...(kind === "page" ? [] : databases),
    ].filter(({ title }) => title.toLowerCase().includes(wanted));
    const direction = readField(sort, "direction") === "ascending" ? 1 : -1;
    found.sort((a, b) => direction * (Date.parse(a.at) - Date.parse(b.at)));
    return notionList(c, found, paging, ({ shown }) => shown);
  });

  app.get("/blocks/:id", (c) => {
    const caller = c.get("caller");
    const block = caller.workspace.blocks.find(({ id }) => id === toId(c.req.param("id")));
    if (block === undefined) return notFound(c, "block", toId(c.req.param("id")));
    return c.json(presentBlock(caller, block));
  });
  app.get("/blocks/:id/children", (c) => {
    const caller = c.get("caller");
    const parent = findParent(c);
    if (parent === undefined) return notFound(c, "block", toId(c.req.param("id")));
    const blocks = caller.workspace.blocks.filter(
      (each) => each.parent === parent && !each.archived,
    );
    return notionList(c, blocks, c.req.query(), (block) => presentBlock(caller, block));
  });
  app.patch("/blocks/:id/children", (c) => {
    const caller = c.get("caller");
    const parent = findParent(c);
    if (parent === undefined) return notFound(c, "block", toId(c.req.param("id")));
    const { children, after } = c.get("body");
    const blocks = appendBlocks(caller, parent, children, after);
    if (typeof blocks === "string")
      return notionProblem(c, "validation_error", `body failed validation: ${blocks}`);
    const page = caller.workspace.pages.find(({ id }) => id === parent);
    if (page !== undefined) page.editedTime = new Date().toISOString();
    caller.record("blocks.appended", parent);
    return notionList(c, blocks, {}, (block) => presentBlock(caller, block));
  });

  app.get("/databases/:id", (c) => {
    const caller = c.get("caller");
    const database = caller.workspace.databases.find(({ id }) => id === toId(c.req.param("id")));
    if (database === undefined) return notFound(c, "database", toId(c.req.param("id")));
    return c.json(presentDatabase(caller, database));
  });
  // The second name is that of versions from 2025-09-03 on.
  app.post("/:kind{databases|data_sources}/:id/query", (c) => {
    const caller = c.get("caller");
    const database = caller.workspace.databases.find(({ id }) => id === toId(c.req.param("id")));
    if (database === undefined) return notFound(c, "database", toId(c.req.param("id")));
    const { filter, ...paging } = c.get("body");
    const matches = toFilter(filter);
    if (matches === undefined)
      return notionProblem(
        c,
        "validation_error",
        "body failed validation: body.filter is not one that this database can apply.",
      );
    const rows = caller.workspace.pages.filter(
      (page) => page.parent?.id === database.id && !page.archived && matches(page),
    );
    return notionList(c, rows, paging, (page) => presentPage(caller, page));
  });

  app.get("/users/me", (c) => c.json(presentBot(c.get("caller").workspace)));
  app.get("/users", (c) => {
    const { users } = c.get("caller").workspace;
    return notionList(c, users, c.req.query(), presentUser);
  });
  app.get("/users/:id", (c) => {
    const user = c.get("caller").workspace.users.find(({ id }) => id === toId(c.req.param("id")));
    return user === undefined
      ? notFound(c, "user", toId(c.req.param("id")))
      : c.json(presentUser(user));
  });
  return app;
}

/** The id of the page or block whose children are meant. */
function findParent(c: Context<NotionEnv>): string | undefined {
  const { pages, blocks } = c.get("caller").workspace;
  const id = toId(c.req.param("id"));
  return [...pages, ...blocks].find((each) => each.id === id && !each.archived)?.id;
}

function readField(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
