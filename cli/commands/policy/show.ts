import { Argument, Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { print, printJson, table } from "../../output";
import { safeText } from "../../safe-text";
import type { Schema } from "../../schema";
import { colors } from "../../terminal";

export const policyShowCommand = (): Command =>
  new Command("show")
    .description("show what holds at a place, and where it is set")
    .addArgument(new Argument("[tool]", "only what holds for this tool, and why"))
    .action(async (tool: string | undefined, _options: object, command: Command) => {
      const { client, json, nodeOrOrganization } = contextOf(command);
      const path = { node: await nodeOrOrganization() };
      if (tool !== undefined) {
        const params = { path, query: { tool } };
        const held = await answer(client.GET("/nodes/{node}/policies/test", { params }));
        if (json) printJson(held);
        else print(safeText(held.sentence));
        return;
      }
      const policies = await answer(client.GET("/nodes/{node}/policies", { params: { path } }));
      if (json) printJson(policies);
      else print(toText(policies));
    });

const paints = { allow: colors.green, ask: colors.yellow, deny: colors.red } as const;

/** "ask Growth": what holds, and the place that says so. */
const cellText = ({ value, at, own }: Schema<"PolicyCell">): string =>
  paints[value](value) + (own !== null ? " here" : at ? colors.dim(` ${safeText(at.name)}`) : "");

function toText({ rows, self }: Schema<"Policies">): string {
  const integrations = rows.map(({ integration, read, write, destructive }) => [
    integration?.id ?? "all",
    cellText(read),
    cellText(write),
    cellText(destructive),
  ]);
  const tools = rows.flatMap((row) =>
    row.tools.flatMap(({ name, effect, cell }) =>
      cell.value === row[effect].value ? [] : [[name, cellText(cell)]],
    ),
  );
  const agents = self.map(({ action, near, far }) => [
    action,
    cellText(near),
    far ? cellText(far) : "",
  ]);
  return [
    table(["TOOLS OF", "READ", "WRITE", "DESTRUCTIVE"], integrations),
    ...(tools.length > 0 ? ["", table(["TOOL", "POLICY"], tools)] : []),
    "",
    table(["AGENTS THEMSELVES", "NEAR", "FURTHER OR AT A COST"], agents),
  ].join("\n");
}
