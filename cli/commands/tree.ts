import { Argument, Command } from "commander";
import { answer, type Client } from "../client";
import { contextOf } from "../context";
import { toWholeNumber } from "../option-values";
import { count, hint, print, printJson } from "../output";
import type { Schema } from "../schema";
import { type Branch, treeLines } from "../tree-lines";

/** More than anybody reads; a place further down is shown by naming it. */
const mostNodes = 1_000;

export const treeCommand = (): Command =>
  new Command("tree")
    .description("show the organization's teams, projects and agents")
    .addArgument(new Argument("[path]", "only what is at and below this place"))
    .option("--depth <levels>", "how many levels below the first to show", toWholeNumber)
    .action(async (path: string | undefined, { depth }: { depth?: number }, command: Command) => {
      const { client, json, named } = contextOf(command);
      const roots = await rootsAt(client, path ?? named);
      const walk = { left: mostNodes, cut: false };
      const branches: Branch[] = [];
      for (const root of roots) branches.push(await grow(client, root, depth ?? Infinity, walk));
      if (json) printJson(branches);
      else print(treeLines(branches).join("\n"));
      if (walk.cut)
        hint(`The first ${count(mostNodes, "place")}. Name one to see more: alfe tree PATH`);
    });

type Row = Pick<
  Schema<"TreeRow">,
  "id" | "kind" | "name" | "slug" | "path" | "childCount" | "role"
>;

async function rootsAt(client: Client, path: string | undefined): Promise<Row[]> {
  if (path === undefined) return (await answer(client.GET("/tree"))).roots;
  const node = path.replace(/^\/+|\/+$/g, "");
  return [await answer(client.GET("/nodes/{node}", { params: { path: { node } } }))];
}

async function grow(
  client: Client,
  { id, kind, name, slug, path, childCount, role }: Row,
  depth: number,
  walk: { left: number; cut: boolean },
): Promise<Branch> {
  walk.left -= 1;
  const children: Branch[] = [];
  if (childCount > 0 && depth > 0)
    for await (const child of childrenOf(client, id)) {
      if (walk.left <= 0) {
        walk.cut = true;
        break;
      }
      children.push(await grow(client, child, depth - 1, walk));
    }
  return { id, kind, name, slug, path, role, childCount, children };
}

async function* childrenOf(client: Client, node: string): AsyncGenerator<Row> {
  let cursor: string | undefined;
  do {
    const query = cursor === undefined ? {} : { cursor };
    const page = await answer(
      client.GET("/nodes/{node}/children", { params: { path: { node }, query } }),
    );
    yield* page.nodes;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
