"use client";

import { ArrowLeft, X } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** What is open on the page, `?open=`; setting it adds to the history, so that Back closes it. */
export const useOpen = () => useQueryState("open", parseAsString.withOptions({ history: "push" }));

type SidePanelProps = {
  title: ReactNode;
  /** Beside the title: a pill, a menu. */
  actions?: ReactNode;
  /** The buttons at the bottom, always in view. */
  footer?: ReactNode;
  /** Called instead of clearing `?open=` when more than that must be cleared. */
  onClose?: () => void;
  children: ReactNode;
};

/**
 * What is open on a page, 480 px at its right and not modal: the page behind stays usable. On a phone
 * it covers the page. Mount it while it is open; it closes itself by clearing `?open=`.
 */
export function SidePanel({ title, actions, footer, onClose, children }: SidePanelProps) {
  const [, setOpen] = useOpen();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const close = onClose ?? (() => void setOpen(null));

  useEffect(() => {
    const opener = document.activeElement;
    const element = panel.current;
    // Opened by keyboard, the focus follows; a pointer leaves it where it was.
    if (opener?.matches(":focus-visible")) element?.focus();
    return () => {
      if (element?.contains(document.activeElement) && opener instanceof HTMLElement)
        opener.focus();
    };
  }, []);

  return (
    <aside
      ref={panel}
      aria-labelledby={titleId}
      tabIndex={-1}
      data-side-panel
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.stopPropagation();
        close();
      }}
      className="fixed inset-x-0 top-(--bars) bottom-0 z-30 flex animate-slide-in-right flex-col border-l border-line bg-surface -outline-offset-2 lg:left-auto lg:w-120"
    >
      <header className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line px-4 lg:px-6">
        <Button variant="ghost" size="icon" aria-label="Back" className="lg:hidden" onClick={close}>
          <ArrowLeft aria-hidden strokeWidth={1.75} />
        </Button>
        <h2 id={titleId} className="min-w-0 grow truncate text-lg font-semibold">
          {title}
        </h2>
        {actions}
        <Button
          variant="ghost"
          size="icon"
          aria-label="Close"
          className="max-lg:hidden"
          onClick={close}
        >
          <X aria-hidden strokeWidth={1.75} />
        </Button>
      </header>
      <div className="min-h-0 grow overflow-y-auto overscroll-contain px-4 py-4 lg:px-6">
        {children}
      </div>
      {footer !== undefined && (
        <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3 lg:px-6">
          {footer}
        </footer>
      )}
    </aside>
  );
}
