import { z } from "zod";
import { planner } from "@/lib/integrations/catalog";
import type { Integration, Tool } from "@/lib/integrations/manifest";

/** What a tool does to the world, in the words of the Model Context Protocol. Hints, not promises. */
export const ToolAnnotations = z.object({
  title: z.string(),
  readOnlyHint: z.boolean(),
  destructiveHint: z.boolean(),
  idempotentHint: z.boolean(),
  openWorldHint: z.boolean(),
});
export type ToolAnnotations = z.infer<typeof ToolAnnotations>;

/** Derived from what the tool's definition says it does. */
export const annotationsOf = (tool: Tool, integration: Integration): ToolAnnotations => ({
  title: tool.title,
  readOnlyHint: tool.effect === "read",
  destructiveHint: tool.effect === "destructive",
  idempotentHint: tool.effect === "read",
  // Plans are kept here; everything else is out in the world.
  openWorldHint: integration !== planner,
});
