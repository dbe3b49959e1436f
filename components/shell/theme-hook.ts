"use client";

import { useSyncExternalStore } from "react";
import { readTheme, subscribeTheme, writeTheme } from "./theme-store";
import type { Theme } from "./theme";

/** The chosen theme and how to change it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribeTheme, readTheme, () => "system" as const);
  return [theme, writeTheme];
}
