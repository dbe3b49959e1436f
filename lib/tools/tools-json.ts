import type { z } from "zod";
import type { listTools } from "./list";

type List = z.output<typeof listTools.output>;
type ToolView = List["groups"][number]["tools"][number];

/** The list as JSON. What tools take and return is the most of it and never changes: it is written once. */
export const toolsJson = ({ groups }: List): string =>
  `{"groups":[${groups.map(({ tools, ...group }) => withLast(group, `"tools":[${tools.map(toolJson).join(",")}]`)).join(",")}]}`;

const toolJson = ({ inputSchema, outputSchema, ...tool }: ToolView): string =>
  withLast(
    tool,
    `"inputSchema":${schemaJson(inputSchema)},"outputSchema":${schemaJson(outputSchema)}`,
  );

/** An object, which is not empty, as JSON with more properties behind its own. */
const withLast = (object: object, properties: string): string =>
  `${JSON.stringify(object).slice(0, -1)},${properties}}`;

const texts = new WeakMap<object, string>();

function schemaJson(schema: object): string {
  const known = texts.get(schema);
  if (known !== undefined) return known;
  const text = JSON.stringify(schema);
  texts.set(schema, text);
  return text;
}
