import { Command } from "commander";
import { policySetCommand } from "./policy/set";
import { policyShowCommand } from "./policy/show";

export const policyCommand = (): Command =>
  new Command("policy")
    .description("see and set what agents may do: allow, ask a person first, or deny")
    .addCommand(policyShowCommand())
    .addCommand(policySetCommand());
