import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { hint, print, printJson, table } from "../../output";
import { safeText } from "../../safe-text";
import { colors } from "../../terminal";

export const toolListCommand = (): Command =>
  new Command("list")
    .description("list what can be called, and what the rest lacks")
    .option("--available", "only what can be called now")
    .action(async ({ available }: { available?: true }, command: Command) => {
      const { client, json, node } = contextOf(command);
      const path = { node: node() };
      const { groups } = await answer(client.GET("/nodes/{node}/tools", { params: { path } }));
      const shown = groups.map((group) => ({
        ...group,
        tools: group.tools.filter(({ isAvailable }) => isAvailable || available !== true),
      }));
      if (json) {
        printJson({ groups: shown });
        return;
      }
      const rows = shown.flatMap(({ tools }) =>
        tools.map(({ name, effect, policy, isAvailable, reason }) => [
          isAvailable ? name : colors.dim(name),
          effect,
          policy.value,
          isAvailable ? colors.green("yes") : safeText(reason ?? "no"),
        ]),
      );
      if (rows.length === 0) hint("There are no tools here: no integration is installed.");
      else print(table(["TOOL", "EFFECT", "POLICY", "CAN BE CALLED"], rows));
    });
