import { Command } from "commander";
import { getCommand } from "./number/get";
import { searchCommand } from "./number/search";

export const numberCommand = (): Command =>
  new Command("number")
    .description("find phone numbers and get them for agents")
    .addCommand(searchCommand())
    .addCommand(getCommand());
