"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Tooltip } from "radix-ui";
import type { ReactNode } from "react";
import { getQueryClient } from "./query-client";
import { Toaster } from "./ui/toaster";

/** What every page may rely on: queries, state in the URL, tooltips and toasts. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={getQueryClient()}>
      <NuqsAdapter>
        <Tooltip.Provider delayDuration={400}>{children}</Tooltip.Provider>
      </NuqsAdapter>
      <Toaster />
    </QueryClientProvider>
  );
}
