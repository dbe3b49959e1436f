"use client";

import { useMutation } from "@tanstack/react-query";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { TableCell, TableRow } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { Role } from "@/lib/tree/node";
import type { MembersPlace } from "./members-place";
import type { Member } from "./queries";
import { isWithin, rolesUpTo } from "./role-words";

type MemberRowProps = {
  member: Member;
  place: MembersPlace;
  onChanged: () => Promise<unknown>;
  onRemove: () => void;
};

/** One person: the role here can be changed, one from above is managed above. */
export function MemberRow({ member, place, onChanged, onRemove }: MemberRowProps) {
  const { organizationId, node, viewerId, actions } = place;
  const { own, inherited } = member;
  const me = member.userId === viewerId;
  const mayChange = node.role === "admin" || node.role === "owner";
  const change = useMutation({
    mutationFn: async (role: Role) => {
      if (!own) return;
      const input = { nodeId: node.id, membershipId: own.membershipId, role };
      unwrap(await actions.changeRole(organizationId, input));
    },
    onSuccess: async (_data, role) => {
      await onChanged();
      notify(`${member.email} is now ${role} of ${node.name}.`);
    },
  });
  const changeable = mayChange && own !== null && isWithin(own.role, node.role);

  return (
    <TableRow>
      <TableCell rowHeader narrow="title" className="py-2">
        <span className="block truncate font-medium">
          {me ? "You" : member.name === "" ? member.email : member.name}
        </span>
        {(me || member.name !== "") && (
          <span className="block truncate text-sm font-normal text-muted">{member.email}</span>
        )}
      </TableCell>
      <TableCell narrow="status" className="py-2">
        {changeable ? (
          <NativeSelect
            aria-label={`Role of ${member.email}`}
            className="w-28"
            value={change.isPending ? change.variables : own.role}
            disabled={change.isPending}
            onChange={(event) => change.mutate(event.target.value as Role)}
          >
            {rolesUpTo(node.role, node.kind).map((role) => (
              <option key={role}>{role}</option>
            ))}
          </NativeSelect>
        ) : (
          member.role
        )}
        {change.error && (
          <p role="alert" className="mt-1 max-w-64 text-sm text-stop">
            {change.error.message}
          </p>
        )}
      </TableCell>
      <TableCell className="py-2 text-sm text-muted">
        {own && (
          <span className="block">
            here, since <RelativeTime value={own.since} />
          </span>
        )}
        {inherited.map((held) => (
          <span key={held.membershipId} className="block">
            {held.role} from{" "}
            {held.nodePath === null ? (
              held.nodeName
            ) : (
              <TextLink href={`${held.nodePath}?tab=members`}>{held.nodeName}</TextLink>
            )}
          </span>
        ))}
      </TableCell>
      <TableCell className="py-2 text-right">
        {changeable && (
          <Button
            size="small"
            variant="ghost"
            aria-label={`Remove ${member.email}`}
            onClick={onRemove}
          >
            Remove…
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
