"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import { shellPages } from "./nav-links";
import { useShell } from "./shell-context";

type Shortcuts = { onSidebar: () => void; onPalette: () => void; onList: () => void };

const sequenceMs = 1_500;

/** The keys of the shell. Single ones can be switched off, and never work inside a field or dialog. */
export function useShortcuts({ onSidebar, onPalette, onList }: Shortcuts): void {
  const { organization, singleKeys } = useShell();
  const router = useRouter();
  const goPressedAt = useRef(0);

  const go = (key: string): boolean => {
    const page = shellPages.find((candidate) => candidate.key === key);
    if (page) router.push(`/${organization.slug}/-/${page.id}`);
    else if (key === "t") document.getElementById("organization-tree")?.focus();
    return page !== undefined || key === "t";
  };

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      if (key !== "k" && key !== "b") return;
      event.preventDefault();
      if (key === "k") onPalette();
      else onSidebar();
      return;
    }
    if (!singleKeys || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
    if (Date.now() - goPressedAt.current < sequenceMs) {
      goPressedAt.current = 0;
      if (go(key)) event.preventDefault();
      return;
    }
    if (key === "g") goPressedAt.current = Date.now();
    else if (key === "?") onList();
    else if (key === "/") {
      const search =
        document.querySelector<HTMLElement>("[data-page-search]") ??
        document.querySelector<HTMLElement>("[data-tree-search]");
      if (!search) return;
      event.preventDefault();
      search.focus();
    }
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}

/** Somebody is typing, or a dialog or menu has the keys. */
function isBusy({ target }: KeyboardEvent): boolean {
  return (
    target instanceof Element &&
    target.closest(
      "input, textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]",
    ) !== null
  );
}
