import { Command, Option } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { toMicros } from "../../dollars";
import { hint, print, printJson } from "../../output";
import { safeText } from "../../safe-text";

type Options = {
  per: "day" | "month";
  integration?: string;
  meter?: string;
  park?: true;
};

export const setCommand = (): Command =>
  new Command("set")
    .description("set how much may be spent at a place and below; what was spent already counts")
    .argument("<amount>", "in dollars, like 50 or 12.50", toMicros)
    .addOption(
      new Option("--per <period>", "how often it begins anew (UTC)")
        .choices(["day", "month"])
        .default("month"),
    )
    .option("--integration <id>", "counts this integration only")
    .option("--meter <meter>", "counts this meter only, e.g. web_search")
    .option("--park", "calls beyond it wait for a person's approval instead of being refused")
    .action(async (amountMicros: string, options: Options, command: Command) => {
      const { client, json, node } = contextOf(command);
      const { per: period, integration, meter, park } = options;
      const set = await answer(
        client.PUT("/nodes/{node}/budgets", {
          params: { path: { node: node() } },
          body: {
            period,
            amountMicros,
            atLimit: park ? "park" : "refuse",
            ...(integration !== undefined && { integration }),
            ...(meter !== undefined && { meter }),
          },
        }),
      );
      if (json) {
        printJson(set);
        return;
      }
      print(safeText(set.budget.text));
      for (const text of set.notes) hint(safeText(text));
    });
