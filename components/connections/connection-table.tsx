"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import { Table, TableBody, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { ConnectionGroupRow } from "./connection-group-row";
import { ConnectionRow } from "./connection-row";
import { type ConnectionGroup, type TableLine, tableLines } from "./table-lines";

type ConnectionTableProps = {
  caption: string;
  groups: readonly ConnectionGroup[];
  /** The ids of the selected accounts; undefined where nothing can be selected. */
  selected?: ReadonlySet<string> | undefined;
  onSelect?: (id: string, isSelected: boolean) => void;
};

const columns = ["Account", "Health", "Used as", "Used by"];
/** Below it, all rows are drawn: the browser's own find works on them. */
const drawnWhole = 100;
const rowPx = 57;

/** Accounts by owner. Past a hundred lines only those near the view are drawn. */
export function ConnectionTable({ caption, groups, selected, onSelect }: ConnectionTableProps) {
  const lines = tableLines(groups);
  const isLong = lines.length > drawnWhole;
  const frame = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    setScrollMargin((frame.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => rowPx,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 12,
    scrollMargin,
    enabled: isLong,
    initialRect: { width: 1_000, height: 900 },
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const shown = isLong
    ? items.map(({ index }) => ({ index, line: lines[index] }))
    : lines.map((line, index) => ({ index, line }));

  return (
    <div ref={frame}>
      <Table
        caption={caption}
        aria-rowcount={lines.length + 1}
        className="max-sm:divide-y max-sm:divide-line"
      >
        <TableHead>
          <TableRow aria-rowindex={1}>
            {selected && (
              <TableHeadCell className="w-10 pr-0">
                <span className="sr-only">Select</span>
              </TableHeadCell>
            )}
            {columns.map((column) => (
              <TableHeadCell key={column} className="not-first:px-3">
                {column}
              </TableHeadCell>
            ))}
            <TableHeadCell>
              <span className="sr-only">Actions</span>
            </TableHeadCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {isLong && <Gap px={first ? first.start - scrollMargin : 0} />}
          {shown.map(
            ({ line, index }) =>
              line && (
                <Line
                  key={line.id}
                  line={line}
                  index={index}
                  measure={isLong ? virtualizer.measureElement : undefined}
                  columns={columns.length + (selected ? 2 : 1)}
                  isSelected={selected?.has(line.id)}
                  onSelect={onSelect}
                />
              ),
          )}
          {isLong && <Gap px={last ? virtualizer.getTotalSize() - (last.end - scrollMargin) : 0} />}
        </TableBody>
      </Table>
    </div>
  );
}

type LineProps = {
  line: TableLine;
  index: number;
  measure: ((row: HTMLTableRowElement | null) => void) | undefined;
  columns: number;
  isSelected: boolean | undefined;
  onSelect: ConnectionTableProps["onSelect"];
};

function Line({ line, index, measure, columns, isSelected, onSelect }: LineProps) {
  // The head is the first row.
  const place = { ref: measure, "data-index": index, "aria-rowindex": index + 2 };
  if (line.type === "group")
    return <ConnectionGroupRow {...place} group={line.group} columns={columns} />;
  return (
    <ConnectionRow
      {...place}
      connection={line.connection}
      inherited={line.inherited}
      isSelected={isSelected}
      onSelect={(next) => onSelect?.(line.id, next)}
    />
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ px }: { px: number }) {
  return px > 0 ? <tr aria-hidden style={{ height: px }} className="block sm:table-row" /> : null;
}
