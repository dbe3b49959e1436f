"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { BrandIcon } from "@/components/integrations/brand-icon";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Item } from "@/components/ui/item";
import { TextLink } from "@/components/ui/text-link";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { ConnectLink } from "@/lib/connect-links/link-view";
import type { LinkActions } from "./link-actions";
import { LinkStatePill, LinkStateWord } from "./link-state-pill";
import { linksQuery } from "./queries";

type LinkRowProps = {
  organizationId: string;
  link: ConnectLink;
  actions: Pick<LinkActions, "withdrawConnectLink">;
};

/** One link: for what, to whom, and where it stands. */
export function LinkRow({ organizationId, link, actions }: LinkRowProps) {
  const queryClient = useQueryClient();
  const { integration, node, to, state } = link;
  const isOpen = state === "sent" || state === "opened";
  const withdrawal = useMutation({
    mutationFn: async () =>
      unwrap(await actions.withdrawConnectLink(organizationId, { linkId: link.id })),
    onSuccess: () => notify(`The link to ${to.email} is withdrawn.`),
    onSettled: () => queryClient.invalidateQueries(linksQuery(organizationId)),
  });
  return (
    <Item
      media={<BrandIcon slug={integration.icon} name={integration.name} />}
      title={`${integration.name} for ${node.name}`}
      meta={<>to {to.name === "" ? to.email : `${to.name} (${to.email})`}</>}
      description={
        <>
          Sent by {link.sentBy.name} <RelativeTime value={link.createdAt} />.{" "}
          {state === "used" && link.accountName !== null && `Connected ${link.accountName}. `}
          {isOpen ? (
            <>
              Works once, until <RelativeTime value={link.expiresAt} />.
            </>
          ) : (
            link.stateAt !== null && (
              <>
                <LinkStateWord state={state} /> <RelativeTime value={link.stateAt} />.
              </>
            )
          )}{" "}
          {node.path !== null && <TextLink href={node.path}>Open {node.name}</TextLink>}
          {withdrawal.error && (
            <span role="alert" className="block text-stop">
              {withdrawal.error.message}
            </span>
          )}
        </>
      }
      status={<LinkStatePill state={state} />}
      actions={
        link.canWithdraw && (
          <Button
            size="small"
            aria-label={`Withdraw the link to ${to.email}`}
            pending={withdrawal.isPending}
            pendingText="Withdrawing…"
            onClick={() => withdrawal.mutate()}
          >
            Withdraw
          </Button>
        )
      }
    />
  );
}
