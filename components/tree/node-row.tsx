"use client";

import { ChevronRight, Ellipsis } from "lucide-react";
import Link from "next/link";
import type { CSSProperties, MouseEvent } from "react";
import { cn } from "@/components/class-names";
import { StatusMark } from "@/components/integrations/status-mark";
import { useShell } from "@/components/shell/shell-context";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useMark } from "./marks-hook";
import { MarkedText } from "./marked-text";
import { NodeMenuItems } from "./node-menu";
import { RenameInPlace } from "./rename-in-place";
import { rowName, rowTooltip } from "./row-words";
import type { TreeLine } from "./tree-lines";

type NodeLine = Extract<TreeLine, { type: "node" }>;

type NodeRowProps = {
  line: NodeLine;
  elementId: string;
  current: boolean;
  /** The one row that the Tab key stops at. */
  tabStop: boolean;
  menuOpen: boolean;
  renaming: boolean;
  /** What was searched for; it is marked in the name. */
  match: string | undefined;
  style: CSSProperties;
  onToggle: () => void;
  onFocus: () => void;
  onMenu: (open: boolean) => void;
  onRename: (on: boolean) => void;
};

/** A row of the tree, 28 px: disclosure, mark, name, count, menu. */
export function NodeRow({ line, elementId, style, ...props }: NodeRowProps) {
  const { organization } = useShell();
  const { node, level, position, size, open } = line;
  const mark = useMark(organization.id, node.id);
  const toggle = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    props.onToggle();
  };
  const indent = `${String((level - 1) * 0.75)}rem`;
  const rowClasses = cn(
    "group absolute inset-x-0 flex h-7 items-center gap-1.5 rounded-control pr-1 pl-1 text-sm -outline-offset-2 hover:bg-hover pointer-coarse:h-11",
    props.current && "bg-accent-soft font-medium",
  );

  if (props.renaming)
    return (
      <div
        role="treeitem"
        aria-level={level}
        aria-selected={false}
        className={rowClasses}
        style={style}
      >
        <span style={{ width: indent }} className="shrink-0" />
        <RenameInPlace node={node} onDone={() => props.onRename(false)} />
      </div>
    );

  return (
    <Link
      href={node.path}
      prefetch={false}
      id={elementId}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={size}
      aria-expanded={open}
      aria-busy={line.loading || undefined}
      aria-current={props.current ? "page" : undefined}
      aria-selected={props.current}
      aria-label={rowName(node, mark)}
      title={rowTooltip(node.name, mark)}
      tabIndex={props.tabStop ? 0 : -1}
      onFocus={props.onFocus}
      data-match={props.match === undefined ? undefined : isMatch(node, props.match)}
      className={rowClasses}
      style={style}
    >
      <span aria-hidden style={{ width: indent }} className="shrink-0" />
      {open === undefined ? (
        <span aria-hidden className="w-4 shrink-0" />
      ) : (
        <span
          aria-hidden
          onClick={toggle}
          className="small-target relative flex size-4 shrink-0 items-center justify-center text-muted hover:text-ink"
        >
          <ChevronRight
            strokeWidth={1.75}
            className={cn("size-4 transition-transform duration-100", open && "rotate-90")}
          />
        </span>
      )}
      {mark ? (
        <StatusMark mark={mark.mark} outline={mark.above} />
      ) : (
        <span aria-hidden className="size-3 shrink-0" />
      )}
      <span className="min-w-0 grow truncate">
        <MarkedText text={node.name} match={props.match} />
      </span>
      {mark !== undefined && mark.toFix > 0 && (
        // Drawn, not written: as text it would belong to the name that the row is called by.
        <span
          aria-hidden
          data-count={mark.toFix.toLocaleString("en")}
          className="shrink-0 text-xs font-normal text-muted after:content-[attr(data-count)]"
        />
      )}
      <RowMenu line={line} {...props} />
    </Link>
  );
}

/** For a pointer; keys open the same menu with `.` or Shift F10. */
function RowMenu({
  line: { node },
  menuOpen,
  onMenu,
  onRename,
}: Pick<NodeRowProps, "line" | "menuOpen" | "onMenu" | "onRename">) {
  return (
    <DropdownMenu open={menuOpen} onOpenChange={onMenu}>
      <DropdownMenuTrigger asChild>
        <span
          aria-hidden
          onClick={(event) => {
            event.preventDefault();
            event.stopPropagation();
          }}
          className={cn(
            "small-target relative flex size-5 shrink-0 items-center justify-center rounded-control text-muted hover:text-ink",
            "opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100",
          )}
        >
          <Ellipsis strokeWidth={1.75} className="size-4" />
        </span>
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="start"
        aria-label={`Menu of ${node.name}`}
        onClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => event.stopPropagation()}
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        <NodeMenuItems node={node} onRename={() => onRename(true)} />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** Set on rows that were found, not on those that are only above one. */
const isMatch = ({ name, path }: NodeLine["node"], match: string): true | undefined =>
  `${name} ${path}`.toLowerCase().includes(match.toLowerCase()) || undefined;
