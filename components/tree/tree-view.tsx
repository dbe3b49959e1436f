"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { usePathname } from "next/navigation";
import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { useCoarsePointer } from "@/components/coarse-pointer-hook";
import { useShell } from "@/components/shell/shell-context";
import { setOpen } from "./expansion";
import { LoadedNotice } from "./loaded-notice";
import { useMarks, type MarkedRows } from "./marks-hook";
import { NodeRow } from "./node-row";
import { OtherLine } from "./other-line";
import { keyMove, typedMove } from "./tree-keys";
import type { TreeLine } from "./tree-lines";
import { useTypedText } from "./typed-text-hook";

const rowPx = 28;
const touchRowPx = 44;
/** Rows asked about together, so that scrolling a little asks nothing new. */
const blockRows = 20;

type TreeViewProps = {
  lines: readonly TreeLine[];
  match: string | undefined;
  /** There are more matches than are shown. */
  more: boolean;
  /** Told which nodes have children in view. */
  onParentsInView: (ids: ReadonlySet<string>) => void;
};

/** The rows in view, the keys, and the one row that has the focus. */
export function TreeView({ lines, match, more, onParentsInView }: TreeViewProps) {
  const { organization } = useShell();
  const pathname = usePathname();
  const scroller = useRef<HTMLDivElement>(null);
  const elementId = useId();
  const [focusedId, setFocusedId] = useState<string>();
  const [menuId, setMenuId] = useState<string>();
  const [renamingId, setRenamingId] = useState<string>();
  const touch = useCoarsePointer();
  const typed = useTypedText();

  const currentIndex = lines.findIndex(
    (line) => line.type === "node" && line.node.path === pathname,
  );
  const focusedIndex = lines.findIndex(({ id }) => id === focusedId);
  const stop = focusedIndex >= 0 ? focusedIndex : Math.max(currentIndex, 0);

  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (touch ? touchRowPx : rowPx),
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 8,
    paddingEnd: 8,
    initialRect: { width: 264, height: 560 },
    // The row with the focus stays in the document, or the focus would be lost while scrolling.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return stop < lines.length && !shown.includes(stop)
        ? [...shown, stop].toSorted((a, b) => a - b)
        : shown;
    },
  });

  const items = virtualizer.getVirtualItems();
  const first = Math.floor((items[0]?.index ?? 0) / blockRows) * blockRows;
  const last = Math.ceil(((items.at(-1)?.index ?? 0) + 1) / blockRows) * blockRows;
  const window = lines.slice(Math.max(first, last - 200), last);
  useMarks(organization.id, groupByRoot(window));

  const parents = [...new Set(window.flatMap(({ parentId }) => parentId ?? []))].join(",");
  const tellParents = useEffectEvent(onParentsInView);
  useEffect(() => {
    tellParents(new Set(parents.split(",")));
  }, [parents]);

  useEffect(() => {
    virtualizer.measure();
  }, [touch, virtualizer]);

  // Page changes scroll the tree to where one is, once its row is known.
  const shownPath = useRef("");
  useEffect(() => {
    if (currentIndex < 0 || shownPath.current === pathname) return;
    shownPath.current = pathname;
    virtualizer.scrollToIndex(currentIndex, { align: "auto" });
  }, [currentIndex, pathname, virtualizer]);

  const idOf = (line: TreeLine): string => `${elementId}-${line.id}`;
  const focusLine = (index: number) => {
    const line = lines[index];
    if (!line) return;
    setFocusedId(line.id);
    virtualizer.scrollToIndex(index, { align: "auto" });
    const focus = () => document.getElementById(idOf(line))?.focus({ preventScroll: true });
    // At once, so that the next key already meets this row; a row that is out of view is drawn first.
    if (document.getElementById(idOf(line))) focus();
    else requestAnimationFrame(focus);
  };
  const focusAgain = (line: TreeLine) => focusLine(lines.indexOf(line));

  const press = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || !event.target.closest("[role=treeitem]")) return;
    const line = lines[stop];
    const move =
      keyMove(event, lines, stop) ??
      (isLetter(event) ? typedMove(typed(event.key), lines, stop) : undefined);
    if (!move) return;
    event.preventDefault();
    if (move.do === "focus") focusLine(move.index);
    else if (move.do === "open" || move.do === "close") {
      if (match === undefined) setOpen(organization.id, move.ids, move.do === "open");
    } else if (line?.type === "node") {
      if (move.do === "menu") setMenuId(line.id);
      else if (line.node.role === "admin" || line.node.role === "owner") setRenamingId(line.id);
    }
  };

  const draw = (line: TreeLine, top: number): ReactNode => {
    const style = { top, height: touch ? touchRowPx : rowPx };
    const tabStop = lines[stop] === line;
    if (line.type !== "node")
      return (
        <OtherLine
          key={line.id}
          line={line}
          elementId={idOf(line)}
          tabStop={tabStop}
          style={style}
          onFocus={() => setFocusedId(line.id)}
        />
      );
    return (
      <NodeRow
        key={line.id}
        line={line}
        elementId={idOf(line)}
        style={style}
        current={line.node.path === pathname}
        tabStop={tabStop}
        match={match}
        menuOpen={menuId === line.id}
        renaming={renamingId === line.id}
        onFocus={() => setFocusedId(line.id)}
        onToggle={() => {
          if (match === undefined) setOpen(organization.id, [line.id], !line.open);
        }}
        onMenu={(open) => {
          setMenuId(open ? line.id : undefined);
          if (!open) focusAgain(line);
        }}
        onRename={(on) => {
          setRenamingId(on ? line.id : undefined);
          if (!on) focusAgain(line);
        }}
      />
    );
  };

  return (
    <nav
      ref={scroller}
      aria-label="Organization tree"
      className="min-h-0 grow overflow-y-auto overscroll-contain border-t border-line px-2 pt-1"
    >
      <div
        id="organization-tree"
        role="tree"
        aria-label="Organization tree"
        tabIndex={-1}
        onKeyDown={press}
        onFocus={(event) => {
          if (event.target === event.currentTarget) focusLine(stop);
        }}
        className="relative outline-none"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map((item) => {
          const line = lines[item.index];
          return line ? draw(line, item.start) : null;
        })}
      </div>
      {more && (
        <p className="px-2 py-2 text-xs text-muted">There are more. Write more of the name.</p>
      )}
      <LoadedNotice lines={lines} />
    </nav>
  );
}

const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && /[\p{L}\p{N}]/u.test(key) && !ctrlKey && !metaKey && !altKey;

function groupByRoot(lines: readonly TreeLine[]): MarkedRows[] {
  const groups = Map.groupBy(
    lines.filter((line) => line.type === "node"),
    ({ rootId }) => rootId,
  );
  return Array.from(groups, ([rootId, rows]) => ({ rootId, ids: rows.map(({ id }) => id) }));
}
