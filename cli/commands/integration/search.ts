import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { hint, print, printJson, table } from "../../output";
import { safeText } from "../../safe-text";
import type { Schema } from "../../schema";

export const searchCommand = (): Command =>
  new Command("search")
    .description("find integrations by what they are or what their tools do")
    .argument("[words...]", "words that must all occur")
    .action(async (words: string[], _options: object, command: Command) => {
      const { client, json, nodeOrOrganization } = contextOf(command);
      const nodeId = await nodeOrOrganization();
      const { entries } = await answer(client.GET("/catalog", { params: { query: { nodeId } } }));
      const found = entries.filter((entry) => has(entry, words));
      if (json) printJson({ entries: found });
      else if (found.length === 0)
        hint("Nothing is like that. `alfe integration search` lists all.");
      else print(toTable(found));
    });

type Entry = Schema<"CatalogEntry">;

function has({ id, name, description, category, tools }: Entry, words: readonly string[]): boolean {
  const abouts = tools.flatMap((tool) => [tool.name, tool.title, tool.description]);
  const text = [id, name, description, category, ...abouts].join("\n").toLowerCase();
  return words.every((word) => text.includes(word.toLowerCase()));
}

const connects = { none: "nothing to connect", oauth: "sign in", key: "paste a key" } as const;

const toTable = (entries: readonly Entry[]): string =>
  table(
    ["ID", "NAME", "KIND", "TOOLS", "CONNECT", "STATUS"],
    entries.map(({ id, name, category, tools, connect, word }) => [
      id,
      safeText(name),
      category,
      String(tools.length),
      connects[connect.kind],
      safeText(word),
    ]),
  );
