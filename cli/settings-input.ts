import { Failure } from "./failure";
import type { Schema } from "./schema";

type Setting = Schema<"IntegrationDetail">["settings"][number];

/** `key=value` of the command line as settings; what is no text by its schema is read as JSON. */
export function toSettings(
  pairs: readonly string[],
  known: readonly Setting[],
): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key, text] = splitPair(pair);
      const setting = requireSetting(known, key);
      return [key, isText(setting.schema) ? text : toValue(text)];
    }),
  );
}

export function splitPair(pair: string): [key: string, text: string] {
  const at = pair.indexOf("=");
  if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
  throw new Failure("usage", `"${pair}" is not of the form key=value.`);
}

export function requireSetting(known: readonly Setting[], key: string): Setting {
  const found = known.find((setting) => setting.key === key);
  if (found) return found;
  const names = known.map((setting) => setting.key).join(", ");
  throw new Failure("invalid_input", `There is no setting "${key}".`, {
    hint: names === "" ? "This integration has no settings." : `There are: ${names}`,
  });
}

const isText = ({ type, enum: choices, format }: Record<string, unknown>): boolean =>
  type === "string" || format !== undefined || (Array.isArray(choices) && type === undefined);

/** JSON where it is JSON; else the text itself. */
export function toValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
