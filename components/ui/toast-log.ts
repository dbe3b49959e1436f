import { useSyncExternalStore } from "react";

/** A toast that was shown, kept so that it cannot be missed. */
export type LoggedToast = { id: number; text: string; failed: boolean; at: string };

const most = 10;
const none: readonly LoggedToast[] = [];
let toasts: readonly LoggedToast[] = none;
let count = 0;
const listeners = new Set<() => void>();

/** Keeps a toast; the newest ten are known until the page is left. */
export function logToast(text: string, failed: boolean): void {
  count += 1;
  toasts = [{ id: count, text, failed, at: new Date().toISOString() }, ...toasts].slice(0, most);
  for (const listener of listeners) listener();
}

/** What toasts said, newest first. */
export const useToastLog = (): readonly LoggedToast[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
    () => none,
  );
