import { Command, Option } from "commander";
import { answer } from "../client";
import { contextOf } from "../context";
import { toDay } from "../days";
import { dollars } from "../dollars";
import { hint, print, printJson, table } from "../output";
import { safeText } from "../safe-text";
import type { Schema } from "../schema";

type Report = Schema<"UsageReport">;
type Options = {
  by: Report["by"];
  from?: string;
  to?: string;
  integration?: string;
  meter?: string;
  days?: true;
};

export const usageCommand = (): Command =>
  new Command("usage")
    .description("show what was spent at and below a place; this month unless told")
    .addOption(
      new Option("--by <what>", "what it is divided into")
        .choices(["integration", "node", "meter"])
        .default("integration"),
    )
    .option("--from <day>", "the first day (UTC)", toDay)
    .option("--to <day>", "the last day (UTC)", toDay)
    .option("--integration <id>", "only what this integration used")
    .option("--meter <meter>", "only this meter, e.g. web_search")
    .option("--days", "day by day")
    .action(async ({ days, ...query }: Options, command: Command) => {
      const { client, json, nodeOrOrganization } = contextOf(command);
      const params = { path: { node: await nodeOrOrganization() }, query };
      const report = await answer(client.GET("/nodes/{node}/usage", { params }));
      if (json) {
        printJson(report);
        return;
      }
      print(days ? toDays(report) : toGroups(report));
      const open = [
        report.reservedMicros === "0" ? "" : `${dollars(report.reservedMicros)} reserved`,
        report.dueMicros === "0"
          ? ""
          : `${dollars(report.dueMicros)} due as soon as there is credit`,
        report.sandboxMicros === "0" ? "" : `${dollars(report.sandboxMicros)} of it sandbox money`,
      ].filter(Boolean);
      if (open.length > 0) hint(`${open.join(", ")}.`);
    });

const usedText = (quantities: Report["quantities"]): string =>
  safeText(quantities.map(({ text }) => text).join(", "));

function toGroups({ by, from, to, groups, spentMicros, quantities }: Report): string {
  const rows = groups.map((group) => [
    safeText(group.name),
    dollars(group.spentMicros),
    shareOf(group.spentMicros, spentMicros),
    usedText(group.quantities),
  ]);
  const total = [`${from} to ${to}`, dollars(spentMicros), "", usedText(quantities)];
  return table([by.toUpperCase(), "SPENT", "SHARE", "USED"], [...rows, total]);
}

const toDays = ({ days, spentMicros }: Report): string =>
  table(
    ["DAY (UTC)", "SPENT", "USED"],
    [
      ...days.map((day) => [day.day, dollars(day.spentMicros), usedText(day.quantities)]),
      ["all", dollars(spentMicros), ""],
    ],
  );

/** "90 %" */
function shareOf(part: string, whole: string): string {
  const all = BigInt(whole);
  return all > 0n ? `${((BigInt(part) * 100n) / all).toString()} %` : "";
}
