"use client";

import { useState, type ReactNode } from "react";
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ChangePreview } from "@/lib/installations/preview-change";
import type { PlannedChange } from "@/lib/installations/planned-change";
import { PreviewFacts } from "./preview-facts";
import { changedWords, type PreviewAction, usePreviewed } from "./preview-hook";

type Told<T> = T | ((preview: ChangePreview) => T);

type PreviewDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  organizationId: string;
  /** Names action and object, as a question: "Move scout to Finance?" */
  title: string;
  change: PlannedChange;
  onPreview: PreviewAction;
  /** The button that acts: "Block for 9 agents". */
  confirmLabel: Told<string>;
  pendingText?: string;
  destructive?: boolean;
  /** A name that must be typed first, or null. */
  typedName?: Told<string | null>;
  /** What has to be chosen before the effects are known; the change follows from it. */
  choice?: ReactNode;
  /** What this action adds to the list: a note, a sentence. */
  children?: Told<ReactNode>;
  /** Does it. Throws a `ProblemError`; a conflict shows the new list. */
  onConfirm: (digest: string) => Promise<unknown>;
};

/**
 * The only confirm that reaches past one node: shows who gains, loses or switches what, and carries
 * the list's fingerprint, so that what is confirmed is what was read.
 */
export function PreviewDialog({ open, onOpenChange, ...props }: PreviewDialogProps) {
  return (
    <AlertDialog open={open} onOpenChange={onOpenChange}>
      {open && <Content {...props} onDone={() => onOpenChange(false)} />}
    </AlertDialog>
  );
}

type ContentProps = Omit<PreviewDialogProps, "open" | "onOpenChange"> & { onDone: () => void };

function Content({ organizationId, change, onPreview, onConfirm, onDone, ...props }: ContentProps) {
  const [typed, setTyped] = useState("");
  const { preview, before, confirm } = usePreviewed({
    organizationId,
    change,
    onPreview,
    onConfirm,
    onDone,
  });
  const { data } = preview;
  const wanted = data ? told(props.typedName ?? null, data) : null;
  const typedRight = wanted === null || typed.trim() === wanted;
  const changed = before !== undefined;

  return (
    <AlertDialogContent
      title={props.title}
      description={changed ? changedWords : ""}
      onEscapeKeyDown={(event) => confirm.isPending && event.preventDefault()}
    >
      <DialogBody className="flex flex-col gap-4">
        {props.choice}
        <PreviewFacts
          preview={preview}
          before={before}
          accountsHidden={change.kind === "disconnect"}
        />
        {data && told(props.children, data)}
        {wanted !== null && (
          <Field label={`Type ${wanted} to confirm`}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        )}
        {confirm.error && !changed && (
          <p role="alert" className="text-stop">
            {confirm.error.message}
          </p>
        )}
      </DialogBody>
      <DialogFooter>
        <AlertDialogCancel asChild>
          <Button>Cancel</Button>
        </AlertDialogCancel>
        <Button
          variant={props.destructive ? "danger" : "primary"}
          disabled={!data || !typedRight}
          pending={confirm.isPending}
          pendingText={props.pendingText ?? "Working…"}
          onClick={() => data && confirm.mutate(data)}
        >
          {data ? told(props.confirmLabel, data) : "Working out the effects…"}
        </Button>
      </DialogFooter>
    </AlertDialogContent>
  );
}

function told<T>(value: Told<T>, preview: ChangePreview): T {
  return typeof value === "function" ? (value as (preview: ChangePreview) => T)(preview) : value;
}
