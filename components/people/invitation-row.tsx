"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { TableCell, TableRow } from "@/components/ui/table";
import { notify, notifyFailure } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import { InvitationLinks, type InvitationLink } from "./invitation-links";
import type { MembersPlace } from "./members-place";
import type { OpenInvitation } from "./queries";
import { isWithin } from "./role-words";

type InvitationRowProps = {
  invitation: OpenInvitation;
  place: MembersPlace;
  onChanged: () => Promise<unknown>;
};

/** Somebody who has not accepted yet. A link is shown once, so copying it again makes a new one. */
export function InvitationRow({ invitation, place, onChanged }: InvitationRowProps) {
  const { organizationId, node, actions } = place;
  const { id, email, role, expired, opened, expiresAt } = invitation;
  const [links, setLinks] = useState<readonly InvitationLink[]>();
  const mayChange = (node.role === "admin" || node.role === "owner") && isWithin(role, node.role);
  const renewal = useMutation({
    mutationFn: async () =>
      unwrap(await actions.invite(organizationId, { nodeId: node.id, emails: [email], role })),
    onSuccess: ({ invitations }) => setLinks(invitations),
    onError: (error) => notifyFailure(error.message),
  });
  const withdrawal = useMutation({
    mutationFn: async () =>
      unwrap(await actions.withdraw(organizationId, { nodeId: node.id, invitationId: id })),
    onSuccess: async () => {
      await onChanged();
      notify(`The invitation of ${email} is withdrawn.`);
    },
    onError: (error) => notifyFailure(error.message),
  });

  return (
    <TableRow>
      <TableCell rowHeader narrow="title" className="py-2">
        {email}
      </TableCell>
      <TableCell narrow="status" className="py-2">
        {role}
      </TableCell>
      <TableCell className="py-2 text-sm text-muted">
        invited, {expired ? "expired " : "until "}
        <RelativeTime value={expiresAt} />
        <span className="block">{opened ? "link opened" : "link not opened"}</span>
      </TableCell>
      <TableCell className="py-2 text-right whitespace-nowrap">
        {mayChange && (
          <>
            <Button
              size="small"
              variant="ghost"
              aria-label={`Copy link of ${email}`}
              pending={renewal.isPending}
              onClick={() => renewal.mutate()}
            >
              Copy link
            </Button>
            <Button
              size="small"
              variant="ghost"
              aria-label={`Withdraw the invitation of ${email}`}
              pending={withdrawal.isPending}
              onClick={() => withdrawal.mutate()}
            >
              Withdraw
            </Button>
          </>
        )}
        {links && (
          <Dialog
            open
            onOpenChange={(open) => {
              if (open) return;
              setLinks(undefined);
              void onChanged();
            }}
          >
            <DialogContent
              title={`A new link for ${email}`}
              description="The one before has stopped working."
            >
              <DialogBody>
                <InvitationLinks links={links} />
              </DialogBody>
              <DialogFooter>
                <DialogClose asChild>
                  <Button variant="primary">Done</Button>
                </DialogClose>
              </DialogFooter>
            </DialogContent>
          </Dialog>
        )}
      </TableCell>
    </TableRow>
  );
}
