import { CommanderError } from "commander";
import { exitCodes, Failure } from "./failure";
import { note } from "./output";
import { createProgram } from "./program";
import { safeJson, safeLines } from "./safe-text";
import { noteColors } from "./terminal";

/** Runs a command line and tells its exit code. */
export async function run(words: readonly string[]): Promise<number> {
  const program = createProgram();
  try {
    await program.parseAsync(words, { from: "user" });
    return 0;
  } catch (error) {
    // Commander said already what was wrong, or showed the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
    const failure = error instanceof Failure ? error : unexpected(error);
    tell(failure, words.includes("--json"));
    return failure.exitCode;
  }
}

function tell({ kind, message, hint, details }: Failure, json: boolean): void {
  if (json) {
    note(safeJson({ error: kind, message, ...(hint !== undefined && { hint }), ...details }));
    return;
  }
  note(`${noteColors.red("error:")} ${safeLines(message)}`);
  if (hint !== undefined) note(noteColors.dim(safeLines(hint)));
}

const unexpected = (error: unknown): Failure =>
  new Failure("failed", error instanceof Error ? error.message : String(error), {
    hint: "This is a mistake of alfe itself.",
  });
