/** Width and state of the sidebar, in a cookie so that the first paint is right. */
export type Sidebar = { width: number; open: boolean };

export const sidebarCookie = "sidebar";
export const sidebarLimits = { least: 220, most: 400, usual: 264 } as const;

export const clampWidth = (width: number): number =>
  Math.round(Math.min(sidebarLimits.most, Math.max(sidebarLimits.least, width)));

export function toSidebar(value: string | undefined): Sidebar {
  const [width = "", state] = value?.split(".") ?? [];
  const parsed = Number.parseInt(width, 10);
  return {
    width: Number.isNaN(parsed) ? sidebarLimits.usual : clampWidth(parsed),
    open: state !== "closed",
  };
}

const yearSeconds = 365 * 24 * 60 * 60;

export function rememberSidebar({ width, open }: Sidebar): void {
  const value = `${String(width)}.${open ? "open" : "closed"}`;
  document.cookie = `${sidebarCookie}=${value}; path=/; max-age=${String(yearSeconds)}; samesite=lax`;
}
