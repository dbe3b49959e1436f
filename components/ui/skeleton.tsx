import type { ReactNode } from "react";
import { cn } from "@/components/class-names";

/** A grey shape of what is coming. Give it the final size, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={cn(
        "animate-skeleton rounded-control bg-hover motion-reduce:animate-late forced-colors:border",
        className,
      )}
    />
  );
}

type SkeletonGroupProps = { label?: string; className?: string; children: ReactNode };

/** Holds the skeletons of one section and tells that it is loading. */
export function SkeletonGroup({ label = "Loading", className, children }: SkeletonGroupProps) {
  return (
    <div role="status" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
