const skipClasses =
  "sr-only z-50 rounded-control bg-accent px-3 py-1.5 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2";

/** The first two stops of the Tab key on every page. */
export function SkipLinks() {
  return (
    <>
      <a href="#main" className={skipClasses}>
        Skip to the page
      </a>
      <a href="#organization-tree" className={skipClasses}>
        Skip to the tree
      </a>
    </>
  );
}
