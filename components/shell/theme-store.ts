import { themeCookie, toTheme, type Theme } from "./theme";

const darkQuery = "(prefers-color-scheme: dark)";
const yearSeconds = 365 * 24 * 60 * 60;
const listeners = new Set<() => void>();

/** The chosen theme, kept on `<html>` where the server put it. */
export function readTheme(): Theme {
  return toTheme(document.documentElement.dataset.themeChoice);
}

/** Shows a theme at once and keeps it in a cookie, so that the next first paint is right. */
export function writeTheme(theme: Theme): void {
  document.documentElement.dataset.themeChoice = theme;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${String(yearSeconds)}; samesite=lax${secure}`;
  paint();
  for (const listener of listeners) listener();
}

/** Tells of every change of the choice, and repaints when the operating system changes. */
export function subscribeTheme(listener: () => void): () => void {
  const system = matchMedia(darkQuery);
  listeners.add(listener);
  system.addEventListener("change", paint);
  return () => {
    listeners.delete(listener);
    system.removeEventListener("change", paint);
  };
}

function paint(): void {
  const theme = readTheme();
  const dark = theme === "dark" || (theme === "system" && matchMedia(darkQuery).matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}
