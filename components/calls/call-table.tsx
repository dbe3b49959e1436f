"use client";

import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { RelativeTime } from "@/components/relative-time";
import { useShell } from "@/components/shell/shell-context";
import { ItemLink } from "@/components/ui/item-link";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "@/components/ui/table";
import { CallPill } from "./call-pill";
import { callerWords, costWords, durationWords } from "./call-words";
import type { CallRow } from "./queries";

type CallTableProps = {
  caption: string;
  calls: readonly CallRow[];
  viewerId: string;
  /** Calls of many agents name the agent. */
  ofMany: boolean;
};

/** Calls in the order of time, the newest first. */
export function CallTable({ caption, calls, viewerId, ofMany }: CallTableProps) {
  const { organization } = useShell();
  return (
    <Table caption={caption}>
      <TableHead>
        <TableRow>
          <TableHeadCell>Tool</TableHeadCell>
          {ofMany && <TableHeadCell>Agent</TableHeadCell>}
          <TableHeadCell>Account</TableHeadCell>
          <TableHeadCell>Outcome</TableHeadCell>
          <TableHeadCell numeric>Duration</TableHeadCell>
          <TableHeadCell numeric>Cost</TableHeadCell>
          <TableHeadCell>By</TableHeadCell>
          <TableHeadCell>Time</TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {calls.map((call) => (
          <TableRow key={call.id} data-call={call.id}>
            <TableCell rowHeader narrow="title">
              <ItemLink
                href={`/${organization.slug}/-/calls/${call.id}`}
                className="font-mono text-sm break-all"
              >
                {call.tool}
              </ItemLink>
            </TableCell>
            {ofMany && <TableCell narrow="hidden">{call.node.name}</TableCell>}
            <TableCell narrow="hidden" className="text-sm">
              <span className="flex flex-wrap items-center gap-1.5">
                {call.account?.accountName ?? <span className="text-muted">none</span>}
                {call.account?.sandbox && <SandboxPill />}
              </span>
            </TableCell>
            <TableCell narrow="status">
              <CallPill outcome={call.outcome} />
            </TableCell>
            <TableCell numeric narrow="hidden" className="text-sm whitespace-nowrap tabular-nums">
              {call.durationMs ? durationWords(call.durationMs) : ""}
            </TableCell>
            <TableCell numeric narrow="hidden" className="text-sm whitespace-nowrap tabular-nums">
              {costWords(call.costMicros)}
            </TableCell>
            <TableCell className="text-sm max-sm:text-left!">
              {callerWords(call, viewerId)}
            </TableCell>
            <TableCell className="text-sm max-sm:text-right!">
              <RelativeTime past value={call.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
