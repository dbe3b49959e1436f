import type { NamedNode } from "@/lib/installations/effective-integration";

export type OrganizationPlace = { id: string; slug: string; name: string };

/** The node that a page is about; its path begins with a slash. */
export type NodePlace = { id: string; kind: NamedNode["kind"]; name: string; path: string };
