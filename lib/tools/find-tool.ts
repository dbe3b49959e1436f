import { integrations } from "@/lib/integrations/catalog";
import type { Integration, Tool } from "@/lib/integrations/manifest";

const byName: ReadonlyMap<string, { integration: Integration; tool: Tool }> = new Map(
  integrations.flatMap((integration) =>
    integration.tools.map((tool) => [tool.name, { integration, tool }] as const),
  ),
);

/** A tool of the catalog with its integration, or undefined. */
export const findTool = (name: string) => byName.get(name);
