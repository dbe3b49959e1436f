"use client";

import { AlertDialog, AlertDialogCancel, AlertDialogContent } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { valueWords } from "@/components/integrations/value-words";
import { type JsonSchema, labelOf } from "./json-schema";
import { visibleText } from "./visible-text";
import type { ToolGroup, ToolView } from "./queries";

type DestructiveDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  tool: ToolView;
  integration: string;
  account: ToolGroup["accounts"][number] | undefined;
  values: Readonly<Record<string, unknown>>;
  pending: boolean;
  onConfirm: () => void;
};

/** Says what will happen, with every argument, before what no other call can undo. */
export function DestructiveDialog(props: DestructiveDialogProps) {
  const { open, onOpenChange, tool, integration, account, values, pending, onConfirm } = props;
  const schema: JsonSchema = tool.inputSchema;
  const where = account?.sandbox
    ? `This happens in the sandbox of ${integration}. No real account is touched.`
    : `This really happens at ${integration}${account ? " (live)" : ""}.`;
  return (
    <AlertDialog open={open} onOpenChange={onOpenChange}>
      <AlertDialogContent
        title={`${tool.title}${account ? ` as ${account.accountName}` : ""}?`}
        description={`${where} It cannot be undone by another call.`}
      >
        <DialogBody>
          <dl className="flex flex-col gap-2">
            {Object.entries(values).map(([key, value]) => (
              <div key={key} className="grid gap-x-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
                <dt className="text-muted">{labelOf(key, schema.properties?.[key] ?? {})}</dt>
                <dd className="min-w-0 break-words">{visibleText(valueWords(value))}</dd>
              </div>
            ))}
          </dl>
        </DialogBody>
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button>Cancel</Button>
          </AlertDialogCancel>
          <Button variant="danger" pending={pending} pendingText="Running…" onClick={onConfirm}>
            {tool.title}
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
