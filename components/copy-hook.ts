"use client";

import { useCallback, useEffect, useRef, useState } from "react";

const shownMs = 2_000;

/** Copies a text; `copied` is true for 2 s, `failed` when the browser refuses. */
export function useCopy(text: string) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );

  const copy = useCallback(async () => {
    const done = await copyText(text);
    setState(done ? "copied" : "failed");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setState("idle");
    }, shownMs);
  }, [text]);

  return { copy, copied: state === "copied", failed: state === "failed" };
}

/** Says whether it is copied: the clipboard is missing on plain http (not localhost), and may be refused anywhere. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
