"use client";

import { plural } from "@/components/plural";
import { Button } from "@/components/ui/button";
import type { usePolicyDraft } from "./draft-hook";

type SaveBarProps = Pick<
  ReturnType<typeof usePolicyDraft>,
  "changes" | "preview" | "save" | "discard"
>;

/** What the changes would do, and the button that makes them hold. It comes with the first change. */
export function SaveBar({ changes, preview, save, discard }: SaveBarProps) {
  if (changes === 0) return null;
  return (
    <div className="sticky bottom-4 z-10 flex flex-wrap items-center justify-end gap-3 rounded-card border border-line-strong bg-surface px-4 py-3 shadow-floating">
      <div className="min-w-0 grow basis-64">
        <p role="status">
          {preview.data
            ? preview.data.text
            : preview.isError
              ? `${plural(changes, "change")}. Could not work out whom they concern.`
              : `${plural(changes, "change")}…`}
        </p>
        {save.error && (
          <p role="alert" className="text-sm text-stop">
            {save.error.message}
          </p>
        )}
      </div>
      <Button onClick={discard} disabled={save.isPending}>
        Discard
      </Button>
      <Button
        variant="primary"
        pending={save.isPending}
        pendingText="Saving…"
        onClick={() => save.mutate()}
      >
        Save changes
      </Button>
    </div>
  );
}
