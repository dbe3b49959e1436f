import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { dollars } from "../../dollars";
import { hint, print, printJson, table } from "../../output";
import { safeText } from "../../safe-text";
import type { Schema } from "../../schema";

export const listCommand = (): Command =>
  new Command("list")
    .description("show the budgets of a place and of all that it is in, which must have room too")
    .option("--below", "also those of everything below it")
    .action(async ({ below }: { below?: true }, command: Command) => {
      const { client, json, nodeOrOrganization } = contextOf(command);
      const path = { node: await nodeOrOrganization() };
      const query = { ...(below && { below }) };
      const found = await answer(client.GET("/nodes/{node}/budgets", { params: { path, query } }));
      if (json) printJson(found);
      else if (found.budgets.length === 0) hint("No budget counts here: the balance is the limit.");
      else print(toTable(found.budgets));
    });

const toTable = (budgets: readonly Schema<"Budget">[]): string =>
  table(
    ["AT", "FOR", "AMOUNT", "SPENT", "LEFT", "AT 100 %", "RESETS (UTC)", "ID"],
    budgets.map((budget) => [
      safeText(budget.node.path ?? budget.node.name),
      safeText([budget.integration?.id, budget.meter].filter(Boolean).join(" ") || "everything"),
      `${dollars(budget.amountMicros)} a ${budget.period}`,
      `${dollars(budget.spentMicros)} (${budget.percent.toString()} %)`,
      dollars(budget.leftMicros),
      budget.atLimit === "park" ? "asks" : "refuses",
      budget.resetsAt.slice(0, 10),
      budget.id,
    ]),
  );
