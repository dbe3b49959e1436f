import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { hint, print, printJson, table } from "../../output";
import { safeText } from "../../safe-text";
import type { Schema } from "../../schema";
import { colors } from "../../terminal";

export const listCommand = (): Command =>
  new Command("list")
    .description("list what is in effect at a place: status, account, where it comes from")
    .option("--all", "also what is not installed")
    .action(async ({ all }: { all?: true }, command: Command) => {
      const { client, json, nodeOrOrganization } = contextOf(command);
      const node = await nodeOrOrganization();
      const listed = await answer(
        client.GET("/nodes/{node}/integrations", { params: { path: { node } } }),
      );
      const integrations = listed.integrations.filter(
        ({ status }) => all === true || status !== "available",
      );
      if (json) printJson({ integrations });
      else if (integrations.length === 0)
        hint("Nothing is installed here. `alfe integration search` shows what there is.");
      else print(toTable(integrations));
    });

const toTable = (integrations: readonly Schema<"EffectiveIntegration">[]): string =>
  table(
    ["ID", "STATUS", "ACCOUNT", "FROM", "TOOLS"],
    integrations.map((row) => [
      row.id,
      statusText(row),
      safeText(row.connection ? row.connection.label || row.connection.accountName : ""),
      safeText(row.installedHere ? "here" : (row.installedAt?.name ?? "")),
      `${row.toolsOn}/${row.toolsTotal}`,
    ]),
  );

/** The status in its colour, the word of the dashboard beside it. */
export function statusText({ mark, word }: Schema<"EffectiveIntegration">): string {
  const paint = {
    active: colors.green,
    stop: colors.red,
    todo: colors.yellow,
    busy: colors.cyan,
    nothing: colors.dim,
    blocked: colors.dim,
  }[mark];
  return paint(safeText(word));
}
