"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { liveRefresh } from "./live-refresh";
import { listenInTabs } from "./live-tabs";

/** Keeps everything on the pages of an organization as it is, for as long as they are open. */
export function useLiveUpdates(organizationId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const { hear, stop } = liveRefresh(queryClient);
    const leave = listenInTabs(organizationId, hear);
    return () => {
      leave();
      stop();
    };
  }, [queryClient, organizationId]);
}
