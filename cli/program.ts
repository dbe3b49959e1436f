import { Command } from "commander";
import { agentCommand } from "./commands/agent";
import { apiCommand } from "./commands/api";
import { approvalCommand } from "./commands/approval";
import { budgetCommand } from "./commands/budget";
import { completionCommand } from "./commands/completion";
import { connectionCommand } from "./commands/connection";
import { creditsCommand } from "./commands/credits";
import { inboxCommand } from "./commands/inbox";
import { integrationCommand } from "./commands/integration";
import { ledgerCommand } from "./commands/ledger";
import { loginCommand } from "./commands/login";
import { logoutCommand } from "./commands/logout";
import { numberCommand } from "./commands/number";
import { policyCommand } from "./commands/policy";
import { toolCommand } from "./commands/tool";
import { treeCommand } from "./commands/tree";
import { usageCommand } from "./commands/usage";
import { whoamiCommand } from "./commands/whoami";
import { exitCodes, exitCodeTexts, type FailureKind } from "./failure";
import packageJson from "./package.json" with { type: "json" };

/** The whole command line. Every error is thrown, so that one place tells it. */
export function createProgram(): Command {
  const program = new Command("alfe")
    .description(
      "Integrations of AI agents from a terminal: install, connect, use and remove them.",
    )
    .version(packageJson.version, "-V, --version")
    .option("--node <path>", "where to act: a path like acme/growth/website/scout, or an id")
    .option("--json", "print what the server answered, as JSON")
    .option("-y, --yes", "do not ask before changes that reach further than one place")
    .option("--url <origin>", "the server, e.g. https://integrations.example.com")
    .addHelpText("after", () => `\n${environmentText}\n\n${exitCodeText()}`);
  for (const command of [
    loginCommand(),
    logoutCommand(),
    whoamiCommand(),
    treeCommand(),
    integrationCommand(),
    toolCommand(),
    connectionCommand(),
    agentCommand(),
    inboxCommand(),
    numberCommand(),
    approvalCommand(),
    policyCommand(),
    creditsCommand(),
    usageCommand(),
    budgetCommand(),
    ledgerCommand(),
    apiCommand(),
    completionCommand(program),
  ])
    program.addCommand(command);
  return settle(program);
}

/** Settings that a command does not take over from the one it is added to. */
function settle(command: Command): Command {
  command
    .exitOverride()
    .showHelpAfterError(`(${pathOf(command)} --help says more)`)
    .configureHelp({ showGlobalOptions: command.parent !== null, sortSubcommands: false });
  for (const child of command.commands) settle(child);
  return command;
}

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

const environmentText = `Environment:
  ALFE_URL         the server, instead of --url
  ALFE_TOKEN       a personal token, instead of \`alfe login\`
  ALFE_KEY         an agent's key: acts as that agent, at itself
  ALFE_NODE        where to act, instead of --node
  ALFE_CONFIG_DIR  where \`alfe login\` keeps its token
  NO_COLOR         no colours`;

const exitCodeText = (): string =>
  [
    "Exit codes:",
    "  0    done",
    ...Object.entries(exitCodes).map(
      ([kind, code]) => `  ${String(code).padEnd(4)} ${exitCodeTexts[kind as FailureKind]}`,
    ),
  ].join("\n");
