"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { CSSProperties } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Skeleton } from "@/components/ui/skeleton";
import { showMore } from "./expansion";
import { treeKey } from "./queries";
import type { TreeLine } from "./tree-lines";

type OtherLineProps = {
  line: Exclude<TreeLine, { type: "node" }>;
  elementId: string;
  tabStop: boolean;
  style: CSSProperties;
  onFocus: () => void;
};

const page = 200;

/** A line that is no node to open: a name above the viewer's roles, a page to load, a failure. */
export function OtherLine({ line, elementId, tabStop, style, onFocus }: OtherLineProps) {
  const { organization } = useShell();
  const queryClient = useQueryClient();
  const paddingLeft = `${String((line.level - 1) * 0.75 + 1.625)}rem`;
  if (line.type === "skeleton")
    return (
      <div
        aria-hidden
        className="absolute inset-x-0 flex items-center"
        style={{ ...style, paddingLeft }}
      >
        <Skeleton className="h-3 w-28" />
      </div>
    );

  const act =
    line.type === "more"
      ? () => showMore(organization.id, line.parentId)
      : line.type === "failed"
        ? () =>
            void queryClient.invalidateQueries({
              queryKey: [...treeKey(organization.id), "children", line.parentId],
            })
        : undefined;
  return (
    <div
      id={elementId}
      role="treeitem"
      aria-level={line.level}
      aria-selected={false}
      {...(line.type === "name" && {
        "aria-expanded": true,
        "aria-posinset": line.position,
        "aria-setsize": line.size,
        "aria-label": `${line.name}, ${line.kind}, no access`,
      })}
      tabIndex={tabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={act}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        act?.();
      }}
      className={
        act
          ? "absolute inset-x-0 flex cursor-pointer items-center truncate rounded-control text-sm text-accent-text -outline-offset-2 hover:underline"
          : "absolute inset-x-0 flex items-center truncate rounded-control text-sm text-muted -outline-offset-2"
      }
      style={{ ...style, paddingLeft }}
    >
      {wordsOf(line)}
    </div>
  );
}

function wordsOf(line: Exclude<TreeLine, { type: "node" | "skeleton" }>): string {
  if (line.type === "name") return line.name;
  if (line.type === "failed") return "Could not load these. Try again";
  const next = Math.min(page, line.total - line.shown);
  return `Show ${String(next)} more of ${line.total.toLocaleString("en")}`;
}
