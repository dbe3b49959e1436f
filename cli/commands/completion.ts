import { Argument, Command } from "commander";
import { type Completions, completionsOf } from "../completions";
import { findNodes } from "../find-nodes";
import { print } from "../output";

const shells = ["bash", "zsh", "fish"] as const;

/** Prints what a shell evaluates to complete our command lines; it asks us again at each Tab. */
export const completionCommand = (program: Command): Command =>
  new Command("completion")
    .description("print the completion script of a shell")
    .addArgument(new Argument("<shell>", "which shell").choices(shells))
    .addHelpText(
      "after",
      `
To turn it on:
  bash   echo 'source <(alfe completion bash)' >> ~/.bashrc
  zsh    echo 'source <(alfe completion zsh)' >> ~/.zshrc
  fish   alfe completion fish > ~/.config/fish/completions/alfe.fish`,
    )
    .action((shell: (typeof shells)[number]) => print(scripts[shell]))
    .addCommand(
      new Command("words")
        .description("list what may follow")
        .argument("[words...]")
        .helpOption(false)
        .action(async (words: string[]) => {
          const found = await listed(completionsOf(program, words));
          if (found.length > 0) print(found.join("\n"));
        }),
      { hidden: true },
    );

const listed = async ({ words, node }: Completions): Promise<string[]> =>
  node === null ? words : findNodes(node);

const scripts = {
  bash: `_alfe() {
  local IFS=$'\\n'
  COMPREPLY=($(alfe completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -F _alfe alfe`,
  zsh: `#compdef alfe
_alfe() {
  local -a found
  found=("\${(@f)$(alfe completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  [[ -n "\${found[1]}" ]] && compadd -- "\${found[@]}"
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _alfe alfe`,
  fish: `function __alfe_words
  set -l words (commandline -opc)[2..-1] (commandline -ct)
  alfe completion words -- $words 2>/dev/null
end
complete -c alfe -f -a "(__alfe_words)"`,
} satisfies Record<(typeof shells)[number], string>;
