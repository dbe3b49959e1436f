import "server-only";
import { subscribeChanges } from "@/lib/changes/listen";

/**
 * Calls `ring` whenever something may have come into an agent's inbox, in whichever process. Returns
 * the end of it.
 */
export const onMessage = (
  { organizationId, nodeId }: { organizationId: string; nodeId: string },
  ring: () => void,
): (() => void) =>
  subscribeChanges((change) => {
    if (change === "gap") ring();
    else if (
      change.what === "message" &&
      change.organizationId === organizationId &&
      change.nodeIds.includes(nodeId)
    )
      ring();
  });
