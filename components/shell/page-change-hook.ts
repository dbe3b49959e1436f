"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { rememberOrganization } from "./last-organization";

const patienceMs = 3_000;

/** After a change of the page the focus goes to its h1, as soon as that is there. */
export function usePageChange(organizationSlug: string): void {
  const pathname = usePathname();
  const shown = useRef(pathname);

  useEffect(() => rememberOrganization(organizationSlug), [organizationSlug]);

  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const until = Date.now() + patienceMs;
    let frame = 0;
    const look = () => {
      const heading = document.querySelector<HTMLElement>("main h1");
      if (heading) heading.focus({ preventScroll: true });
      else if (Date.now() < until) frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [pathname]);
}
