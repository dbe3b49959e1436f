import type { ReactNode } from "react";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";

type FrameLayoutProps = {
  layout: "dialog" | "panel";
  /** Cancel first, the one that acts last. */
  footer: ReactNode;
  children: ReactNode;
};

/** Connecting looks the same in the install dialog and in the side panel. */
export function FrameLayout({ layout, footer, children }: FrameLayoutProps) {
  if (layout === "dialog")
    return (
      <>
        <DialogBody className="flex flex-col gap-4">{children}</DialogBody>
        <DialogFooter>{footer}</DialogFooter>
      </>
    );
  return (
    <div className="flex min-h-full flex-col gap-4">
      {children}
      <div className="sticky bottom-0 mt-auto -mb-4 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-surface py-3">
        {footer}
      </div>
    </div>
  );
}
