import type { ReactNode } from "react";

/** Around what goes on with a step: on a phone it stays in view at the bottom, above the keyboard. */
export const PrimaryBar = ({ children }: { children: ReactNode }) => (
  <div className="max-sm:sticky max-sm:bottom-0 max-sm:z-10 max-sm:-mx-1 max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:px-1 max-sm:py-3 max-sm:[&>*]:w-full">
    {children}
  </div>
);
