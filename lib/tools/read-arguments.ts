import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Tool } from "@/lib/integrations/manifest";
import { AppError, type FieldError } from "@/lib/errors";
import { schemasOf } from "./tool-schemas";

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);

/** Complaints of which the first are told, in the tool's order. */
const mostLookedAt = 1_000;

const compiled = new WeakMap<Tool, ValidateFunction>();

/** Checks arguments against the very schema that is published for the tool. */
export function validatorOf(tool: Tool): ValidateFunction {
  const known = compiled.get(tool);
  if (known) return known;
  const validate = ajv.compile(schemasOf(tool).input);
  compiled.set(tool, validate);
  return validate;
}

/**
 * The arguments of a call as the tool takes them, with its defaults. What is wrong is named by JSON
 * pointers below `/arguments`.
 */
export function readArguments(tool: Tool, given: Record<string, unknown>): Record<string, unknown> {
  const validate = validatorOf(tool);
  const isValid = validate(given);
  if (isValid && tool.inputSchema) return given;
  const parsed = tool.inputSchema ? undefined : tool.input.safeParse(given);
  const own = (parsed?.error?.issues ?? []).slice(0, mostLookedAt).map(({ path, message }) => ({
    pointer: toPointer(path.map(String)),
    detail: message,
  }));
  if (isValid && parsed?.success) return parsed.data;
  const fields = isValid ? own : withOwnWords(complaintsOf(validate), own);
  throw new AppError("invalid_input", "Some arguments are missing or wrong.", {
    fields: inOrder(fields, Object.keys(propertiesOf(tool))),
  });
}

const propertiesOf = (tool: Tool): object => {
  const { properties } = schemasOf(tool).input;
  return typeof properties === "object" && properties !== null ? properties : {};
};

const toPointer = (path: readonly string[]): string =>
  ["/arguments", ...path.map((key) => key.replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");

function toField({
  instancePath,
  keyword,
  params,
  message = "is not valid",
}: ErrorObject): FieldError {
  const pointer = `/arguments${instancePath}`;
  const { missingProperty, additionalProperty, allowedValues } = params as Record<string, unknown>;
  const below = (key: unknown) => pointer + toPointer([String(key)]).slice("/arguments".length);
  if (keyword === "required")
    return { pointer: below(missingProperty), detail: "This is missing." };
  if (keyword === "additionalProperties")
    return { pointer: below(additionalProperty), detail: "The tool takes no such argument." };
  if (keyword === "enum" && Array.isArray(allowedValues))
    return { pointer, detail: `It must be one of: ${allowedValues.map(String).join(", ")}.` };
  return { pointer, detail: `It ${message}.` };
}

/** That one branch or another did not hold is said by what is wrong within it. */
const complaintsOf = ({ errors }: ValidateFunction): FieldError[] =>
  (errors ?? [])
    .filter(({ keyword }) => keyword !== "if")
    .slice(0, mostLookedAt)
    .map(toField);

/** How zod begins where a schema has no words of its own. */
const unworded = /^(Invalid (input|option|string)|Too (small|big)|Unrecognized)\b/;

/** One complaint for each place, in the tool's own words where it has some. */
function withOwnWords(fields: readonly FieldError[], own: readonly FieldError[]): FieldError[] {
  const worded = own.filter(({ detail }) => !unworded.test(detail));
  const words = new Map(worded.map(({ pointer, detail }) => [pointer, detail]));
  const byPointer = new Map(fields.toReversed().map((field) => [field.pointer, field]));
  return [...byPointer.values()].map(({ pointer, detail }) => ({
    pointer,
    detail: words.get(pointer) ?? detail,
  }));
}

/** In the order in which the tool names its arguments. */
function inOrder(fields: readonly FieldError[], names: readonly string[]): FieldError[] {
  const place = ({ pointer }: FieldError) => {
    const index = names.indexOf(pointer.split("/")[2] ?? "");
    return index === -1 ? names.length : index;
  };
  return fields.toSorted((a, b) => place(a) - place(b));
}
