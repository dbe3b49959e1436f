import { Command } from "commander";
import { exportCommand } from "./ledger/export";
import { listCommand } from "./ledger/list";

export const ledgerCommand = (): Command =>
  new Command("ledger")
    .description("see what was spent and paid in, line by line, or get it all as CSV")
    .addCommand(listCommand())
    .addCommand(exportCommand());
