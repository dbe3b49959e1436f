/** Whatever floats over the page without being modal. */
export const floatingClasses = [
  "z-50 rounded-card border border-line bg-surface text-ink shadow-floating",
  "data-[state=open]:animate-fade-in data-[state=closed]:animate-fade-out",
].join(" ");

/** One line of a menu or a list of choices. */
export const menuItemClasses = [
  "relative flex min-h-8 items-center gap-2 rounded-control px-2 py-1 pointer-coarse:min-h-11",
  "cursor-default select-none -outline-offset-2",
  "data-highlighted:bg-hover data-disabled:text-faint",
  "[&_svg]:size-4 [&_svg]:shrink-0",
].join(" ");
