import { Command } from "commander";
import { agentCreateCommand } from "./agent/create";
import { keysCommand } from "./agent/keys";

export const agentCommand = (): Command =>
  new Command("agent")
    .description("create agents, and make and end their keys")
    .addCommand(agentCreateCommand())
    .addCommand(keysCommand());
