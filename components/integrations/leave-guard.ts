import { useEffect } from "react";

/**
 * Asks before the tab is closed or left while something is typed and not saved, and tells whoever can
 * close the form itself.
 */
export function useLeaveGuard(isDirty: boolean, onDirty?: (isDirty: boolean) => void): void {
  useEffect(() => {
    onDirty?.(isDirty);
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      onDirty?.(false);
    };
  }, [isDirty, onDirty]);
}
