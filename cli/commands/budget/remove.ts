import { Command } from "commander";
import { answer } from "../../client";
import { confirm } from "../../confirm";
import { contextOf } from "../../context";
import { dollars } from "../../dollars";
import { Failure } from "../../failure";
import { print, printJson } from "../../output";
import { safeText } from "../../safe-text";

export const removeCommand = (): Command =>
  new Command("remove")
    .description("take a budget away: those above it still count")
    .argument("<id>", "as `alfe budget list` shows it")
    .action(async (id: string, _options: object, command: Command) => {
      const { client, json, node, yes } = contextOf(command);
      const path = { node: node() };
      const { budgets } = await answer(client.GET("/nodes/{node}/budgets", { params: { path } }));
      const budget = budgets.find((each) => each.id === id && each.where === "here");
      if (!budget)
        throw new Failure("not_found", `${path.node} has no budget ${id}.`, {
          hint: "Show them with: alfe budget list",
        });
      const name = `${dollars(budget.amountMicros)} a ${budget.period} of ${safeText(budget.node.name)}`;
      await confirm(`Take away the budget of ${name}?`, { yes });
      const removed = await answer(
        client.DELETE("/nodes/{node}/budgets/{budget}", {
          params: { path: { ...path, budget: id }, query: { version: budget.version } },
        }),
      );
      if (json) printJson(removed);
      else print(`The budget of ${name} is gone.`);
    });
