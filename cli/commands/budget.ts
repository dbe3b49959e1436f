import { Command } from "commander";
import { askCommand } from "./budget/ask";
import { listCommand } from "./budget/list";
import { removeCommand } from "./budget/remove";
import { setCommand } from "./budget/set";

export const budgetCommand = (): Command =>
  new Command("budget")
    .description("see and set what may be spent at a place in each day or month")
    .addCommand(listCommand())
    .addCommand(setCommand())
    .addCommand(removeCommand())
    .addCommand(askCommand());
