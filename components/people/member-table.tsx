"use client";

import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Table, TableBody, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import { AddPeopleDialog } from "./add-people-dialog";
import { InvitationRow } from "./invitation-row";
import { MemberRow } from "./member-row";
import type { MembersPlace } from "./members-place";
import { membersQuery, type Member } from "./queries";
import { RemoveMemberDialog } from "./remove-member-dialog";

/** Who has which role here, and from where. */
export function MemberTable(place: MembersPlace) {
  const { organizationId, node } = place;
  const queryClient = useQueryClient();
  const query = membersQuery(organizationId, node.id);
  const { data } = useSuspenseQuery(query);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Member>();
  const mayChange = node.role === "admin" || node.role === "owner";
  const refresh = () => queryClient.invalidateQueries(query);

  return (
    <section aria-labelledby="members">
      <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2">
        <h2 id="members" className="grow text-lg font-semibold">
          Members of {node.name}
        </h2>
        {mayChange && (
          <Button variant="primary" onClick={() => setAdding(true)}>
            Add people
          </Button>
        )}
      </div>
      <Table caption={`Members of ${node.name}`}>
        <TableHead>
          <TableRow>
            <TableHeadCell>Person</TableHeadCell>
            <TableHeadCell>Role</TableHeadCell>
            <TableHeadCell>From</TableHeadCell>
            <TableHeadCell>
              <span className="sr-only">Change</span>
            </TableHeadCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {data.members.map((member) => (
            <MemberRow
              key={member.userId}
              member={member}
              place={place}
              onChanged={refresh}
              onRemove={() => setRemoving(member)}
            />
          ))}
          {data.invitations.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              place={place}
              onChanged={refresh}
            />
          ))}
        </TableBody>
      </Table>
      {!mayChange && (
        <p className="mt-2 text-sm text-muted">An admin of {node.name} can add people.</p>
      )}
      {adding && (
        <AddPeopleDialog place={place} onChanged={refresh} onClose={() => setAdding(false)} />
      )}
      {removing?.own && (
        <RemoveMemberDialog
          member={removing}
          membershipId={removing.own.membershipId}
          place={place}
          onChanged={refresh}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </section>
  );
}
