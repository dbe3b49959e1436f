/** The veil behind whatever is modal. */
export const overlayClasses =
  "fixed inset-0 z-50 bg-scrim data-[state=open]:animate-fade-in data-[state=closed]:animate-fade-out";

/** A dialog's frame: never larger than the window, so that what is too long scrolls inside. */
export const dialogClasses = [
  "fixed top-1/2 left-1/2 z-50 -translate-x-1/2 -translate-y-1/2",
  "flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] flex-col",
  "rounded-dialog border border-line bg-surface text-ink shadow-floating",
  "data-[state=open]:animate-fade-in data-[state=closed]:animate-fade-out",
].join(" ");

export const dialogWidths = { small: "max-w-md", medium: "max-w-xl", large: "max-w-3xl" } as const;
export type DialogWidth = keyof typeof dialogWidths;
