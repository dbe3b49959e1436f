"use client";

import { Settings } from "lucide-react";
import type { OrganizationOfPerson } from "@/lib/account/list-organizations";
import { NodeTree } from "@/components/tree/node-tree";
import { ButtonLink } from "@/components/ui/button-link";
import { NavLinks } from "./nav-links";
import { OrganizationSwitcher } from "./organization-switcher";
import { useShell } from "./shell-context";
import { UserMenu } from "./user-menu";

export type SidebarContentProps = {
  organizations: readonly OrganizationOfPerson[];
  person: { email: string; name: string };
  onSignOut: () => Promise<unknown>;
};

/** What the sidebar and the phone's drawer hold: organization, pages, tree, viewer. */
export function SidebarContent({ organizations, person, onSignOut }: SidebarContentProps) {
  const { organization, roots } = useShell();
  const root = roots.find(({ id }) => id === organization.id);
  const settings = root && (root.role === "admin" || root.role === "owner");
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="shrink-0 px-2 pt-1.5">
        <OrganizationSwitcher all={organizations} />
      </div>
      <NodeTree pages={<NavLinks />} />
      <div className="flex shrink-0 items-center gap-1 border-t border-line p-2">
        <UserMenu person={person} onSignOut={onSignOut} />
        {settings && (
          <ButtonLink
            variant="ghost"
            size="icon"
            href={`/${organization.slug}?tab=settings`}
            aria-label={`Settings of ${organization.name}`}
            title={`Settings of ${organization.name}`}
          >
            <Settings aria-hidden strokeWidth={1.75} />
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
