"use client";

import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { Money } from "@/components/money";
import { RelativeTime } from "@/components/relative-time";
import { useShell } from "@/components/shell/shell-context";
import { Badge } from "@/components/ui/badge";
import { ItemLink } from "@/components/ui/item-link";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "@/components/ui/table";
import { formatMicros } from "@/lib/credits/money";
import type { LedgerLine } from "@/lib/credits/ledger-line";
import { linePrice, lineQuantity } from "./ledger-words";

/** Lines of the ledger in the order of time, the newest first. One that a call caused leads to it. */
export function LedgerTable({ caption, lines }: { caption: string; lines: readonly LedgerLine[] }) {
  return (
    <Table caption={caption}>
      <TableHead>
        <TableRow>
          <TableHeadCell>Time</TableHeadCell>
          <TableHeadCell>Node</TableHeadCell>
          <TableHeadCell>For</TableHeadCell>
          <TableHeadCell numeric>Quantity</TableHeadCell>
          <TableHeadCell numeric>Price</TableHeadCell>
          <TableHeadCell numeric>Amount</TableHeadCell>
          <TableHeadCell>Call</TableHeadCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </TableBody>
    </Table>
  );
}

function Line({ line }: { line: LedgerLine }) {
  const { organization } = useShell();
  const { at, node, parent, call, kind, note, by, sandbox } = line;
  const quantity = lineQuantity(line);
  return (
    <TableRow data-line={line.id}>
      <TableCell className="text-sm max-sm:text-left!">
        <RelativeTime past value={at} />
      </TableCell>
      <TableCell narrow="hidden" className="text-sm">
        {node.name}
        {parent && <span className="block text-xs text-muted">{parent.name}</span>}
      </TableCell>
      <TableCell rowHeader narrow="title" className="py-1.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {line.integration?.name ?? (kind === "usage" ? "Reported" : line.kindName)}
          {kind !== "usage" && line.integration && <Badge tone="outline">{line.kindName}</Badge>}
          {sandbox && <SandboxPill />}
        </span>
        <span className="block max-w-72 truncate text-xs font-normal text-muted empty:hidden">
          {[line.unit, note, by].filter(Boolean).join(" · ")}
        </span>
      </TableCell>
      <TableCell numeric narrow="hidden" className="whitespace-nowrap tabular-nums">
        {quantity.count}
        {quantity.free !== null && (
          <span className="block text-xs text-muted">{quantity.free}</span>
        )}
      </TableCell>
      <TableCell
        numeric
        narrow="hidden"
        className="text-sm whitespace-nowrap tabular-nums"
        title={
          line.priceVersion === null ? undefined : `Version ${line.priceVersion} of the price book`
        }
      >
        {linePrice(line)}
      </TableCell>
      <TableCell numeric narrow="status" className="py-1.5">
        <Money micros={line.amountMicros} />
        <Expected line={line} />
      </TableCell>
      <TableCell className="max-w-48 truncate text-sm">
        {call ? (
          <ItemLink
            href={`/${organization.slug}/-/calls/${call.id}`}
            className="font-mono text-xs text-accent-text"
          >
            {call.tool}
          </ItemLink>
        ) : (
          <span className="sm:hidden">{node.name}</span>
        )}
      </TableCell>
    </TableRow>
  );
}

/** Where it was expected to cost something else, and what the company asked beyond what is charged. */
function Expected({
  line: { kind, estimateMicros, amountMicros, waivedMicros },
}: {
  line: LedgerLine;
}) {
  const isOther =
    kind === "usage" && estimateMicros !== null && BigInt(estimateMicros) !== -BigInt(amountMicros);
  const words = [
    ...(isOther ? [`expected ${formatMicros(estimateMicros)}`] : []),
    ...(waivedMicros === "0" ? [] : [`${formatMicros(waivedMicros)} not charged`]),
  ];
  if (words.length === 0) return null;
  return <span className="block text-xs text-muted">{words.join(" · ")}</span>;
}
