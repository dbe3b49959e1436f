"use client";

import { toast } from "sonner";
import { ToastCard, type ToastAction } from "./toast-card";
import { logToast } from "./toast-log";

/** Says in one line that something is done. With an action (Undo) it stays 8 s, else 5 s. */
export function notify(text: string, ...actions: ToastAction[]): void {
  logToast(text, false);
  toast.custom((id) => <ToastCard id={id} text={text} failed={false} actions={actions} />);
}

/** Says that something failed; stays until closed. Never the only copy of the error. */
export function notifyFailure(text: string, ...actions: ToastAction[]): void {
  logToast(text, true);
  toast.custom((id) => <ToastCard id={id} text={text} failed actions={actions} />);
}
