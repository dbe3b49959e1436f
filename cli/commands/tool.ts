import { Command } from "commander";
import { toolCallCommand } from "./tool/call";
import { toolListCommand } from "./tool/list";

export const toolCommand = (): Command =>
  new Command("tool")
    .description("list and call the tools of an agent")
    .addCommand(toolListCommand())
    .addCommand(toolCallCommand());
