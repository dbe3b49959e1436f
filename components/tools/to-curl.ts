import { TypedJson } from "./json-schema";

type Call = {
  origin: string;
  tool: string;
  values: Readonly<Record<string, unknown>>;
  /** The account that was chosen, where one was. */
  account: string | null;
};

/** The same call as the agent makes it in a shell. The key is not in it. */
export function toCurl({ origin, tool, values, account }: Call): string {
  const body = JSON.stringify(
    { arguments: values, ...(account !== null && { account }) },
    // What is typed and is no JSON yet goes as it stands.
    (_key, value: unknown) => (value instanceof TypedJson ? value.text : value),
  );
  return [
    `curl -X POST '${origin}/api/v1/nodes/self/tools/${tool}/call'`,
    `-H "Authorization: Bearer $ALFE_KEY"`,
    `-H 'Content-Type: application/json'`,
    // A quote ends the shell's text, is written by itself, and begins it again.
    `-d '${body.replaceAll("'", `'\\''`)}'`,
  ].join(" \\\n  ");
}
