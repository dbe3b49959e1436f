/** What a person may choose. `system` follows the operating system, also while the page is open. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "theme";

/** Reads the cookie's value; anything unknown is `system`. */
export function toTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/**
 * Runs in the head before the first paint. The server already wrote `data-theme` for a fixed
 * choice; only `system` has to ask the browser.
 */
export const themeScript = `(function(){var h=document.documentElement;if(h.dataset.themeChoice==="system")h.dataset.theme=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"})()`;
