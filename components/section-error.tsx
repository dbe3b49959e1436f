"use client";

import { CircleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";

type SectionErrorProps = {
  /** What is missing, as in the sentence "Could not load {section}." */
  section: string;
  requestId?: string | undefined;
  onRetry: () => void;
  pending?: boolean;
};

/** Stands where one part of a page failed; the rest goes on. */
export function SectionError({ section, requestId, onRetry, pending = false }: SectionErrorProps) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line bg-surface px-4 py-3"
    >
      <CircleAlert aria-hidden strokeWidth={1.75} className="size-4 shrink-0 text-stop-mark" />
      <p>Could not load {section}.</p>
      <Button size="small" onClick={onRetry} pending={pending} pendingText="Trying…">
        Try again
      </Button>
      {requestId !== undefined && (
        <p className="text-sm text-muted">
          request <code className="font-mono">{requestId}</code>
        </p>
      )}
    </div>
  );
}
