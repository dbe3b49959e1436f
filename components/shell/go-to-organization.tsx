"use client";

import { ButtonLink } from "@/components/ui/button-link";
import { useShell } from "./shell-context";

/** The way back from a page that is not there: the organization, or where the viewer's roles begin. */
export function GoToOrganization() {
  const { roots } = useShell();
  const [root] = roots;
  return (
    <div className="flex flex-wrap gap-2">
      {root && <ButtonLink href={root.path}>Go to {root.name}</ButtonLink>}
      <ButtonLink href="/?all">Your organizations</ButtonLink>
    </div>
  );
}
