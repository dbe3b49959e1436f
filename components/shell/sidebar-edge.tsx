"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { clampWidth, sidebarLimits } from "./sidebar-cookie";

type SidebarEdgeProps = {
  width: number;
  /** Called while it moves. */
  onResize: (width: number) => void;
  /** Called when it is let go. */
  onDone: (width: number) => void;
};

const stepPx = 16;

/** The right edge of the sidebar: dragged with a pointer, or moved with the arrow keys. */
export function SidebarEdge({ width, onResize, onDone }: SidebarEdgeProps) {
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 1 && event.currentTarget.hasPointerCapture(event.pointerId))
      onResize(clampWidth(event.clientX));
  };
  const press = (event: KeyboardEvent) => {
    const moved =
      event.key === "ArrowLeft" ? -stepPx : event.key === "ArrowRight" ? stepPx : undefined;
    if (moved === undefined) return;
    event.preventDefault();
    onDone(clampWidth(width + moved));
  };
  return (
    <div
      role="separator"
      aria-label="Width of the sidebar"
      aria-orientation="vertical"
      aria-valuemin={sidebarLimits.least}
      aria-valuemax={sidebarLimits.most}
      aria-valuenow={width}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onPointerUp={(event) => onDone(clampWidth(event.clientX))}
      onKeyDown={press}
      onDoubleClick={() => onDone(sidebarLimits.usual)}
      className="absolute inset-y-0 -right-1 z-10 w-2 cursor-col-resize touch-none -outline-offset-2 hover:bg-line-strong"
    />
  );
}
