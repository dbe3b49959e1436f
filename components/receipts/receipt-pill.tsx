import { StatusMark } from "@/components/integrations/status-mark";
import { Badge } from "@/components/ui/badge";
import type { ReceiptSummary } from "@/lib/removals/receipt";

/** Where a removal stands, in a pill: "step 3 of 5", "Needs a person", "Done". */
export function ReceiptPill({ receipt }: { receipt: ReceiptSummary }) {
  const { state, stepsOver, stepsTotal } = receipt;
  if (state === "needs_person")
    return (
      <Badge tone="stop">
        <StatusMark mark="stop" />
        Needs a person
      </Badge>
    );
  if (state === "running")
    return (
      <Badge tone="busy">
        <StatusMark mark="busy" />
        step {Math.min(stepsOver + 1, stepsTotal)} of {stepsTotal}
      </Badge>
    );
  return (
    <Badge tone="ok">
      <StatusMark mark="active" />
      Done
    </Badge>
  );
}
