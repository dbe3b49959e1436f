"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/empty-state";
import { ItemList } from "@/components/ui/item";
import type { LinkActions } from "./link-actions";
import { LinkRow } from "./link-row";
import { linksQuery } from "./queries";

type LinkListProps = {
  organizationId: string;
  actions: Pick<LinkActions, "withdrawConnectLink">;
};

/** The links that were sent, newest first. */
export function LinkList({ organizationId, actions }: LinkListProps) {
  const { data } = useSuspenseQuery(linksQuery(organizationId));
  if (data.links.length === 0)
    return (
      <EmptyState title="No link has been sent yet.">
        When somebody else is the right person to sign in at a provider, start connecting and choose
        “Send a link”. It works once, for one account at one place.
      </EmptyState>
    );
  return (
    <ItemList aria-label="Connect links">
      {data.links.map((link) => (
        <LinkRow key={link.id} organizationId={organizationId} link={link} actions={actions} />
      ))}
    </ItemList>
  );
}
