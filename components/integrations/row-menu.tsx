"use client";

import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import { useOverview } from "./overview-context";
import { panelHref, usePanel, type PanelView } from "./panel-state";
import { sourceOf } from "./row-words";

/** Everything else that can be done with a row. What the viewer may not do is absent. */
export function RowMenu({ row }: { row: EffectiveIntegration }) {
  const { node, ask } = useOverview();
  const [, setPanel] = usePanel();
  const router = useRouter();
  const show = (view: PanelView | null) => void setPanel({ open: row.id, view, at: null });
  const source = sourceOf(row, node);
  const sourcePath = row.installedHere ? null : (row.installedAt?.path ?? source?.path);

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={`More for ${row.name}`}>
          <Ellipsis aria-hidden strokeWidth={1.75} />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuItem onSelect={() => show(null)}>Details</DropdownMenuItem>
        {row.installedHere && row.can.configure && (
          <DropdownMenuItem onSelect={() => show("settings")}>Settings</DropdownMenuItem>
        )}
        {row.provider && (
          <DropdownMenuItem onSelect={() => show("why")}>Why this one?</DropdownMenuItem>
        )}
        {row.can.connect && row.installedHere && (
          <DropdownMenuItem onSelect={() => show("connect")}>
            {row.connection ? "Connect another account" : `Connect ${row.name}`}
          </DropdownMenuItem>
        )}
        {mayPinHere(row) && (
          <DropdownMenuItem onSelect={() => ask({ kind: "pin", row })}>
            Pin account
          </DropdownMenuItem>
        )}
        {!row.installedHere && row.can.install && (
          <DropdownMenuItem onSelect={() => ask({ kind: "customize", row })}>
            Customize here
          </DropdownMenuItem>
        )}
        {row.can.block && (
          <DropdownMenuItem onSelect={() => ask({ kind: "block", row })}>
            Block here…
          </DropdownMenuItem>
        )}
        {row.can.unblock && (
          <DropdownMenuItem onSelect={() => ask({ kind: "unblock", row })}>
            Unblock…
          </DropdownMenuItem>
        )}
        {sourcePath && (
          <DropdownMenuItem onSelect={() => router.push(panelHref(sourcePath, row.id))}>
            Open at {row.installedAt?.name ?? source?.name}
          </DropdownMenuItem>
        )}
        {row.can.remove && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem destructive onSelect={() => ask({ kind: "remove", row })}>
              Remove…
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** Choosing past the default takes the role that blocking takes. */
const mayPinHere = ({ installedHere, connection, identity, can }: EffectiveIntegration): boolean =>
  installedHere && connection !== null && identity === "shared" && (can.block || can.unblock);
