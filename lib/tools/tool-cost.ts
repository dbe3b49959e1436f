import { z } from "zod";
import { toolPrice } from "@/lib/credits/price-words";
import type { CreditFacts } from "@/lib/installations/facts";
import { leastCost } from "@/lib/installations/paused";
import type { Tool } from "@/lib/integrations/manifest";

/** What a call of a tool costs, for whoever decides about making one. */
export const ToolCost = z.object({
  text: z.string().describe("Its price in words"),
  micros: z
    .string()
    .describe(
      "About what the next call costs in micro-dollars: of the least that it may use, and nothing while some of it is free this month",
    ),
});
export type ToolCost = z.infer<typeof ToolCost>;

/** The cost of a tool's next call; null where tools like it are free. */
export function toolCost(
  tool: Pick<Tool, "charge" | "uses">,
  credits: CreditFacts,
  now: Date,
): ToolCost | null {
  const text = toolPrice(tool, now);
  if (text === null) return null;
  const meters = tool.charge ? [tool.charge.meter] : (tool.uses ?? []);
  const micros = meters.reduce((sum, meter) => sum + leastCost(meter, credits, now), 0n);
  return { text, micros: micros.toString() };
}
