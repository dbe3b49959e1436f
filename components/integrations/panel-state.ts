import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";

export const panelViews = ["settings", "why", "connect"] as const;
export type PanelView = (typeof panelViews)[number];

const panel = {
  /** The integration whose panel is open. */
  open: parseAsString,
  /** What of it is shown; nothing is the summary. */
  view: parseAsStringLiteral(panelViews),
  /** The node to connect for, where that is not the page's own. */
  at: parseAsString,
};

/** What is open beside the page. It lives in the URL, and Back closes it. */
export const usePanel = () => useQueryStates(panel, { history: "push" });

/** The address of a node's page with an integration's panel open. */
export function panelHref(path: string, integration: string, view?: PanelView): string {
  return `${path}?open=${integration}${view ? `&view=${view}` : ""}`;
}
