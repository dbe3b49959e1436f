/** The pages of an organization that are reached from its connections. */
export const areaPages = [
  { id: "connections", label: "Connections" },
  { id: "links", label: "Connect links" },
  { id: "apps", label: "Provider apps" },
  { id: "receipts", label: "Receipts" },
] as const;

const otherLabels: Readonly<Record<string, string>> = {
  notifications: "Notifications",
  calls: "Calls",
};

/** What a page behind `/-/` is called. */
export const pageLabel = (id: string): string | undefined =>
  areaPages.find((page) => page.id === id)?.label ?? otherLabels[id];
