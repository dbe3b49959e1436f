import type { ReactNode } from "react";

/** A filter with its name before it. */
export function FilterField({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="flex items-center gap-1.5 max-sm:flex-col max-sm:items-stretch max-sm:gap-1">
      <span className="text-sm text-muted">{label}</span>
      {children}
    </label>
  );
}
