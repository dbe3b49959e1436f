/** The words that carriers listen to, alone in a message and in any case. */
const words = {
  opt_out: ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"],
  opt_in: ["START", "YES", "UNSTOP"],
  opt_help: ["HELP", "INFO"],
} as const;

export type OptOutWord = { type: keyof typeof words; word: string };

/** What somebody asks of a number with a message that is nothing but such a word. */
export function optOutWordOf(text: string): OptOutWord | undefined {
  const word = text
    .normalize("NFKC")
    .replace(/^[\s"'“”‘’.!]+|[\s"'“”‘’.!]+$/g, "")
    .toUpperCase();
  for (const type of ["opt_out", "opt_in", "opt_help"] as const)
    if ((words[type] as readonly string[]).includes(word)) return { type, word };
  return undefined;
}
