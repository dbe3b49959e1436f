"use client";

import { onlineManager, type QueryClient } from "@tanstack/react-query";
import { ProblemError } from "@/components/problem-error";

const patienceMs = 5_000;

/** Whether the server still answers. `lostAt` is when it last did, once it has been silent for 5 s. */
export type ConnectionWatch = {
  subscribe: (listener: () => void) => () => void;
  lostAt: () => number | null;
};

/** Watches every question that pages ask of the server, and so needs to ask none itself. */
export function watchConnection(queryClient: QueryClient): ConnectionWatch {
  const listeners = new Set<() => void>();
  let lastAnswer = Date.now();
  let silentSince: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lost: number | null = null;

  const tell = () => listeners.forEach((listener) => listener());
  const answered = () => {
    lastAnswer = Date.now();
    clearTimeout(timer);
    timer = undefined;
    silentSince = null;
    if (lost === null) return;
    lost = null;
    tell();
  };
  const silent = () => {
    silentSince ??= Date.now();
    timer ??= setTimeout(() => {
      lost = lastAnswer;
      tell();
    }, patienceMs);
  };

  return {
    lostAt: () => lost,
    subscribe(listener) {
      listeners.add(listener);
      const stopQueries = queryClient.getQueryCache().subscribe((event) => {
        if (event.type !== "updated") return;
        const { action } = event;
        if (action.type === "success" && !action.manual) answered();
        if (action.type === "failed" || action.type === "error") {
          if (isSignedOut(action.error)) toSignIn();
          else if (isSilence(action.error)) silent();
          else answered();
        }
      });
      const stopOnline = onlineManager.subscribe((online) => {
        if (!online) silent();
      });
      return () => {
        listeners.delete(listener);
        stopQueries();
        stopOnline();
      };
    },
  };
}

const isSignedOut = (error: unknown): boolean =>
  error instanceof ProblemError && error.status === 401;

/** A refusal is an answer; no answer, or one from something before the server, is not. */
const isSilence = (error: unknown): boolean =>
  error instanceof ProblemError ? error.status === 502 || error.status === 503 : true;

/** The whole page is loaded anew: nothing that was read under the ended sign-in may stay on screen. */
function toSignIn(): void {
  const address = new URL("/signin", location.origin);
  address.searchParams.set("ended", "1");
  address.searchParams.set("next", location.pathname + location.search);
  location.assign(address);
}
