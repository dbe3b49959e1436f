"use client";

import { Button } from "@/components/ui/button";
import type { IntegrationDetail } from "@/lib/installations/get";
import { useOverview } from "./overview-context";
import { usePanel } from "./panel-state";

/** What can be done with it here; what the viewer may not do is absent. */
export function PanelFooter({ detail }: { detail: IntegrationDetail }) {
  const { ask } = useOverview();
  const [, setPanel] = usePanel();
  const { can } = detail;
  return (
    <>
      {detail.provider && (
        <Button
          variant="ghost"
          className="mr-auto"
          onClick={() => void setPanel({ view: "why", at: null })}
        >
          Why this one?
        </Button>
      )}
      {can.remove && <Button onClick={() => ask({ kind: "remove", row: detail })}>Remove…</Button>}
      {can.unblock && (
        <Button onClick={() => ask({ kind: "unblock", row: detail })}>Unblock…</Button>
      )}
      {can.block && detail.status !== "available" && (
        <Button onClick={() => ask({ kind: "block", row: detail })}>Block here…</Button>
      )}
    </>
  );
}
