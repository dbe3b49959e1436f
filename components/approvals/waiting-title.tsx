"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useShell } from "@/components/shell/shell-context";
import { waitingCountQuery } from "./queries";

const counted = /^\(\d+\) /;

/** "(3)" before the title of every page while something waits for this viewer. */
export function WaitingTitle() {
  const { organization } = useShell();
  const waiting = useQuery(waitingCountQuery(organization.id)).data?.waiting ?? 0;

  useEffect(() => {
    const show = () => {
      const plain = document.title.replace(counted, "");
      const title = waiting > 0 ? `(${String(waiting)}) ${plain}` : plain;
      if (document.title !== title) document.title = title;
    };
    show();
    // A new page brings a title of its own.
    const observer = new MutationObserver(show);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [waiting]);
  return null;
}
