"use client";

import { useQuery } from "@tanstack/react-query";
import { plural } from "@/components/plural";
import { nodeQuery } from "@/components/tree/queries";
import { Button } from "@/components/ui/button";
import type { CatalogDetail } from "@/lib/installations/get-catalog-integration";
import { whyNotInstall } from "./may-install";
import type { NodePlace } from "./place";

type WiderHintProps = {
  organizationId: string;
  node: NodePlace;
  entry: CatalogDetail;
  onNode: (node: NodePlace) => void;
};

/** Says that an app on one agent could serve its neighbours too. */
export function WiderHint(props: WiderHintProps) {
  const { node, entry } = props;
  if (node.kind !== "agent" || entry.identity === "own") return null;
  return <Hint {...props} />;
}

function Hint({ organizationId, node, onNode }: WiderHintProps) {
  const { data: detail } = useQuery(nodeQuery(organizationId, node.id));
  const parent = detail?.lineage.at(-2);
  const { data: above } = useQuery({
    ...nodeQuery(organizationId, parent?.id ?? ""),
    enabled: parent !== undefined && parent.role !== null,
  });
  if (!above || above.agentCount < 2 || whyNotInstall(above) !== undefined) return null;
  return (
    <p className="mt-1 text-sm text-muted">
      Only {node.name} will have this. Install on {above.name} to reach{" "}
      {plural(above.agentCount, "agent")}.{" "}
      <Button variant="link" size="inline" onClick={() => onNode(above)}>
        Use {above.name}
      </Button>
    </p>
  );
}
