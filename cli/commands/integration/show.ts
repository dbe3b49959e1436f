import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { facts, print, printJson } from "../../output";
import { safeText } from "../../safe-text";
import type { Schema } from "../../schema";
import { colors } from "../../terminal";
import { statusText } from "./list";

export const showCommand = (): Command =>
  new Command("show")
    .alias("why")
    .description("show one integration at a place, and why it is as it is")
    .argument("<integration>", "its id, e.g. github")
    .action(async (integration: string, _options: object, command: Command) => {
      const { client, json, node } = contextOf(command);
      const path = { node: node(), integration };
      const detail = await answer(
        client.GET("/nodes/{node}/integrations/{integration}", { params: { path } }),
      );
      if (json) printJson(detail);
      else print(toText(detail));
    });

type Detail = Schema<"IntegrationDetail">;

const toText = (detail: Detail): string =>
  [
    `${colors.bold(safeText(detail.name))}  ${statusText(detail)}`,
    safeText(detail.sentence),
    "",
    facts([
      ["Who", detail.who],
      ["Installed", detail.installedAt && (detail.installedAt.path ?? detail.installedAt.name)],
      ["Account", detail.connection && accountText(detail.connection)],
      ["Block", detail.block && `at ${detail.block.at.name} ${detail.block.note}`],
      ["Why", detail.whyReason],
    ]),
    ...section("On the way here", detail.why.map(levelText)),
    ...section("Settings", detail.settings.map(settingText)),
    ...section(
      "Tools",
      detail.tools.map((tool) => `${tool.name}  ${colors.dim(tool.effect)}`),
    ),
  ].join("\n");

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ["", colors.dim(title), ...lines.map((line) => `  ${line}`)];

const accountText = (connection: NonNullable<Detail["connection"]>): string =>
  [
    connection.label || connection.accountName,
    `of ${connection.owner.name}`,
    ...(connection.sandbox ? ["(sandbox)"] : []),
  ].join(" ");

function levelText({ node, installed, blocked, accounts }: Schema<"WhyLevel">): string {
  const marks = [...(installed ? ["installed"] : []), ...(blocked ? ["blocked"] : [])];
  const named = accounts.map(
    ({ accountName, chosen, isDefault }) =>
      `${accountName}${chosen ? " ← chosen" : isDefault ? " (default)" : ""}`,
  );
  return safeText([node.name, [...marks, ...named].join(", ") || "nothing"].join(": "));
}

const settingText = ({ key, value, setAt, problem }: Detail["settings"][number]): string =>
  safeText(
    [
      `${key} = ${value === undefined || value === null ? "not set" : JSON.stringify(value)}`,
      ...(setAt ? [`from ${setAt.name}`] : []),
      ...(problem === null ? [] : [problem]),
    ].join("  "),
  );
