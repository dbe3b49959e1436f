import type { CallToolResult, InputRequiredResult, Tool } from "@modelcontextprotocol/server";
import { z } from "zod";
import { parse } from "@/lib/errors";
import { execute } from "@/lib/pipeline/execute";
import type { Operation } from "@/lib/pipeline/operation";
import { toAnswer } from "./mcp-answer";
import type { McpCall } from "./mcp-call";

/** A tool by which an agent manages itself. */
export type McpTool = {
  /** As it is listed. */
  listed: Tool;
  run: (
    call: McpCall,
    args: Record<string, unknown>,
  ) => Promise<CallToolResult | InputRequiredResult>;
};

type Described<View> = {
  /** The operation's own name where none is given. */
  name?: string;
  title: string;
  description?: string;
  /** Inputs that only people have a use for. `nodeId` always is the agent itself. */
  omit?: readonly string[];
  destructive?: boolean;
  /** The answer in a sentence or a few lines. */
  tell: (view: View) => string;
};

/** An operation that an agent runs at itself, shown as a part of its output. */
export function toMcpTool<View extends z.ZodObject>(
  operation: Operation,
  view: View,
  {
    name = operation.name,
    title,
    description,
    omit = [],
    destructive,
    tell,
  }: Described<z.output<View>>,
): McpTool {
  const input = withoutKeys(operation.input, ["nodeId", ...omit]);
  const takesNode = "nodeId" in operation.input.shape;
  return {
    listed: {
      name,
      title,
      description: description ?? operation.summary,
      inputSchema: toSchema(input, "input"),
      outputSchema: toSchema(view, "output"),
      annotations: {
        readOnlyHint: operation.kind === "query",
        destructiveHint: destructive ?? false,
        openWorldHint: false,
      },
    },
    async run({ caller }, args) {
      parse(input, args, "/arguments");
      const { nodeId } = caller.actor;
      const output = await execute(operation, caller, takesNode ? { ...args, nodeId } : args);
      const shown = view.parse(output);
      return toAnswer(shown, tell(shown));
    },
  };
}

function withoutKeys(input: z.ZodObject, keys: readonly string[]): z.ZodObject {
  const mask = keys.filter((key) => key in input.shape).map((key) => [key, true as const]);
  return input.omit(Object.fromEntries(mask) as Record<string, true>);
}

/** JSON Schema as it is published. The dialect is the protocol's own and need not be named. */
export function toSchema(schema: z.ZodObject, io: "input" | "output"): Tool["inputSchema"] {
  const { $schema: _dialect, ...json } = z
    .record(z.string(), z.json())
    .parse(z.toJSONSchema(schema, { target: "draft-2020-12", io }));
  return { ...json, type: "object" };
}
