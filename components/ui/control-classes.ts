/** The box shared by everything one types or chooses in. */
export const controlClasses = [
  "h-8 w-full min-w-0 rounded-control border border-control bg-surface px-2.5 text-ink",
  "pointer-coarse:h-10 pointer-coarse:text-lg",
  "[&[readonly]]:bg-sunken disabled:bg-sunken disabled:text-muted",
  "aria-invalid:border-stop-mark",
].join(" ");
