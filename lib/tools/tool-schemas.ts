import { z } from "zod";
import type { Tool } from "@/lib/integrations/manifest";

/** JSON Schema, draft 2020-12. */
export type JsonSchema = Record<string, unknown>;

type ToolSchemas = { input: JsonSchema; output: JsonSchema };

const made = new WeakMap<Tool, ToolSchemas>();

/** What a tool takes and returns, as it is published; made once in a process. */
export function schemasOf(tool: Tool): ToolSchemas {
  const known = made.get(tool);
  if (known) return known;
  const schemas = {
    input: tool.inputSchema ? { ...tool.inputSchema } : toJsonSchema(tool.input, "input"),
    // Some clients want to read at the top that it is an object, also where it is one of several.
    output: { type: "object", ...toJsonSchema(tool.output, "output") },
  };
  made.set(tool, schemas);
  return schemas;
}

const toJsonSchema = (schema: z.ZodType, io: "input" | "output"): JsonSchema =>
  z.toJSONSchema(schema, { target: "draft-2020-12", io });
