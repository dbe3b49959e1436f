"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { Button } from "./button";

export type ToastAction = { label: string; onPress: () => void };

type ToastCardProps = {
  id: string | number;
  text: string;
  failed: boolean;
  action: ToastAction | undefined;
};

/** One toast. It goes by itself only when nobody is at it; a failure stays until closed. */
export function ToastCard({ id, text, failed, action }: ToastCardProps) {
  const [held, setHeld] = useState(false);
  const close = () => {
    toast.dismiss(id);
  };
  useLifetime(id, failed || held ? undefined : action ? 8_000 : 5_000);

  const Icon = failed ? CircleAlert : CircleCheck;
  return (
    <div
      role={failed ? "alert" : "status"}
      className="pointer-events-auto flex w-(--width) max-w-full items-start gap-2 rounded-card border border-line bg-surface p-2 pl-3 font-sans text-ink shadow-floating"
      onMouseEnter={() => {
        setHeld(true);
      }}
      onMouseLeave={() => {
        setHeld(false);
      }}
      onFocus={() => {
        setHeld(true);
      }}
      onBlur={() => {
        setHeld(false);
      }}
    >
      <Icon
        aria-hidden
        strokeWidth={1.75}
        className={
          failed ? "my-1 size-4 shrink-0 text-stop-mark" : "my-1 size-4 shrink-0 text-ok-mark"
        }
      />
      <p className="min-w-0 flex-1 py-0.5 break-words">{text}</p>
      {action && (
        <Button
          size="small"
          onClick={() => {
            action.onPress();
            close();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button variant="ghost" size="icon-small" aria-label="Close" onClick={close}>
        <X aria-hidden strokeWidth={1.75} />
      </Button>
    </div>
  );
}

/** Dismisses a toast after its time; the time starts again whenever the page comes back in view. */
function useLifetime(id: string | number, lifetimeMs: number | undefined): void {
  useEffect(() => {
    if (lifetimeMs === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const arm = () => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(() => toast.dismiss(id), lifetimeMs);
    };
    arm();
    document.addEventListener("visibilitychange", arm);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", arm);
    };
  }, [id, lifetimeMs]);
}
