import { Command } from "commander";
import { blockCommand, unblockCommand } from "./integration/block";
import { configureCommand } from "./integration/configure";
import { connectCommand } from "./integration/connect";
import { installCommand } from "./integration/install";
import { listCommand } from "./integration/list";
import { removeCommand } from "./integration/remove";
import { searchCommand } from "./integration/search";
import { showCommand } from "./integration/show";

export const integrationCommand = (): Command =>
  new Command("integration")
    .description("install, connect, configure and remove integrations")
    .addCommand(searchCommand())
    .addCommand(listCommand())
    .addCommand(installCommand())
    .addCommand(connectCommand())
    .addCommand(configureCommand())
    .addCommand(showCommand())
    .addCommand(removeCommand())
    .addCommand(blockCommand())
    .addCommand(unblockCommand());
