"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect } from "react";
import { toast } from "sonner";
import { cn } from "@/components/class-names";
import { Button } from "./button";

export type ToastAction = { label: string; onPress: () => void };

type ToastCardProps = {
  id: string | number;
  text: string;
  failed: boolean;
  actions: readonly ToastAction[];
};

/** One toast. It goes by itself only when nobody is at the toasts; a failure stays until closed. */
export function ToastCard({ id, text, failed, actions }: ToastCardProps) {
  const close = () => {
    toast.dismiss(id);
  };
  useLifetime(id, failed ? undefined : actions.length > 0 ? 8_000 : 5_000);

  const Icon = failed ? CircleAlert : CircleCheck;
  return (
    <div
      role={failed ? "alert" : "status"}
      className="pointer-events-auto flex w-(--width) max-w-full items-start gap-2 rounded-card border border-line bg-surface p-2 pl-3 font-sans text-ink shadow-floating"
    >
      <Icon
        aria-hidden
        strokeWidth={1.75}
        className={cn("my-1 size-4 shrink-0", failed ? "text-stop-mark" : "text-ok-mark")}
      />
      <p className="min-w-0 flex-1 py-0.5 break-words">{text}</p>
      {actions.map(({ label, onPress }) => (
        <Button
          key={label}
          size="small"
          onClick={() => {
            onPress();
            close();
          }}
        >
          {label}
        </Button>
      ))}
      <Button variant="ghost" size="icon-small" aria-label="Close" onClick={close}>
        <X aria-hidden strokeWidth={1.75} />
      </Button>
    </div>
  );
}

/** Dismisses a toast after its time, or after its time once more while somebody is at the toasts. */
function useLifetime(id: string | number, lifetimeMs: number | undefined): void {
  useEffect(() => {
    if (lifetimeMs === undefined) return;
    const timer = setInterval(() => {
      if (!isAttended()) toast.dismiss(id);
    }, lifetimeMs);
    return () => {
      clearInterval(timer);
    };
  }, [id, lifetimeMs]);
}

/** The pointer or the focus is at any toast, or nobody can see them because the tab is hidden. */
function isAttended(): boolean {
  const toaster = "[data-sonner-toaster]:is(:hover, :focus-within)";
  return document.hidden || document.querySelector(toaster) !== null;
}
