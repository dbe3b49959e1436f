import type { Command } from "commander";

/** What may follow: words of the command line, and whether a place of the tree is being typed. */
export type Completions = { words: string[]; node: string | null };

/** What may stand in place of the last of `words`, which is the one being typed. */
export function completionsOf(program: Command, words: readonly string[]): Completions {
  const typed = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const command = commandAt(program, before);
  const asked = optionAt(command, before.at(-1));
  if (asked === "--node") return { words: [], node: typed };
  if (asked !== undefined) return { words: [], node: null };
  const candidates = typed.startsWith("-") ? optionsOf(command) : namesOf(command);
  return { words: candidates.filter((word) => word.startsWith(typed)), node: null };
}

/** The command that the words lead to; options and their values are passed over. */
function commandAt(program: Command, words: readonly string[]): Command {
  let command = program;
  for (const [index, word] of words.entries()) {
    if (word.startsWith("-") || optionAt(command, words[index - 1]) !== undefined) continue;
    const next = visible(command).find((child) => child.name() === word);
    if (next) command = next;
  }
  return command;
}

/** The long name of the option that `word` is, where it takes a value. */
function optionAt(command: Command, word: string | undefined): string | undefined {
  if (word?.startsWith("-") !== true) return undefined;
  const option = lineOf(command)
    .flatMap(({ options }) => options)
    .find(({ long, short }) => word === long || word === short);
  return option && (option.required || option.optional) ? (option.long ?? word) : undefined;
}

const lineOf = (command: Command): Command[] =>
  command.parent ? [command, ...lineOf(command.parent)] : [command];

const visible = (command: Command): Command[] =>
  command
    .createHelp()
    .visibleCommands(command)
    .filter((child) => child.name() !== "help");

const optionsOf = (command: Command): string[] => [
  ...lineOf(command).flatMap(({ options }) => options.flatMap(({ long }) => long ?? [])),
  "--help",
];

const namesOf = (command: Command): string[] => [
  ...visible(command).map((child) => child.name()),
  ...command.registeredArguments.slice(0, 1).flatMap(({ argChoices }) => argChoices ?? []),
];
