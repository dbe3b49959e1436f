import { Badge } from "@/components/ui/badge";
import type { CatalogTool } from "@/lib/installations/catalog-entry";

/** What a tool does to the world, in one word. */
export function EffectChip({ effect }: { effect: CatalogTool["effect"] }) {
  return <Badge tone={tones[effect]}>{effect}</Badge>;
}

const tones = { read: "outline", write: "neutral", destructive: "stop" } as const;
