"use client";

import { usePathname } from "next/navigation";
import { LinkTabs } from "@/components/ui/link-tabs";
import { areaPages } from "./area-pages";
import { useShell } from "./shell-context";

/** The pages around connections, each with the way to the others. */
export function AreaTabs() {
  const { organization, roots } = useShell();
  const [, , , current = ""] = usePathname().split("/");
  const isMember = roots.some(({ role }) => role !== "viewer");
  return (
    <LinkTabs
      label="Connections and what belongs to them"
      className="mb-6"
      current={current}
      tabs={areaPages
        .filter(({ id }) => id !== "links" || isMember)
        .filter(({ id }) => id !== "apps" || roots.some((root) => root.id === organization.id))
        .map(({ id, label }) => ({ id, label, href: `/${organization.slug}/-/${id}` }))}
    />
  );
}
