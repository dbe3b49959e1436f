import { createInterface } from "node:readline/promises";
import { Failure } from "./failure";
import { isInteractive } from "./terminal";

/**
 * Asks before something that reaches further than one place. Without a terminal nobody can answer:
 * then it takes `--yes`.
 */
export async function confirm(question: string, { yes }: { yes?: boolean }): Promise<void> {
  if (yes === true) return;
  if (!isInteractive())
    throw new Failure("usage", `${question} Nobody is here to answer.`, {
      hint: "Run it again with --yes to go on without being asked.",
    });
  const answer = await ask(`${question} [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim())) throw new Failure("interrupted", "Nothing was changed.");
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await new Promise((resolve, reject) => {
      // Ctrl-C and Ctrl-D are answers too.
      terminal.once("close", () => reject(new Failure("interrupted", "Nothing was changed.")));
      terminal.question(question).then(resolve, reject);
    });
  } finally {
    terminal.close();
  }
}
