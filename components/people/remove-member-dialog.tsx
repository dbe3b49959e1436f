"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { plural } from "@/components/plural";
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { RadioGroup, RadioOption } from "@/components/ui/radio-group";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { notify } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import { FormError } from "./form-error";
import type { MembersPlace } from "./members-place";
import type { Member } from "./queries";

type RemoveMemberDialogProps = {
  member: Member;
  membershipId: string;
  place: MembersPlace;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
};

type Choice = "keep" | "disconnect";

/** Takes a role away, and asks what becomes of the accounts that person connected. */
export function RemoveMemberDialog(props: RemoveMemberDialogProps) {
  const { member, membershipId, place, onChanged, onClose } = props;
  const { organizationId, node, actions } = place;
  const [connections, setConnections] = useState<Choice>("keep");
  const input = { nodeId: node.id, membershipId };
  const preview = useQuery({
    queryKey: ["preview", "remove-member", membershipId],
    queryFn: async () => unwrap(await actions.previewRemove(organizationId, input)),
    gcTime: 0,
    retry: false,
  });
  const removal = useMutation({
    mutationFn: async () => unwrap(await actions.remove(organizationId, { ...input, connections })),
    onSuccess: async () => {
      await onChanged();
      notify(`${member.email} no longer has a role at ${node.name}.`);
      onClose();
    },
  });
  const { data } = preview;

  return (
    <AlertDialog open onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent
        title={`Remove ${member.email} from ${node.name}?`}
        description={
          data
            ? `Loses access to ${node.name} and ${plural(data.agentCount, "agent")} at once.`
            : "Working out what this touches."
        }
      >
        <DialogBody className="flex flex-col gap-3">
          {preview.isPending && (
            <SkeletonGroup className="flex flex-col gap-2">
              <Skeleton className="h-5 w-4/5" />
              <Skeleton className="h-5 w-3/5" />
            </SkeletonGroup>
          )}
          {preview.error && (
            <FormError>
              Could not work out the effects, so nothing was changed. {preview.error.message}
            </FormError>
          )}
          {member.inherited.length > 0 && (
            <p>
              The role from {member.inherited.map(({ nodeName }) => nodeName).join(" and ")} stays,
              so they still get in.
            </p>
          )}
          {data && data.connectionCount > 0 && (
            <>
              <p>
                They connected {plural(data.connectionCount, "account")} used by{" "}
                {plural(data.reachedAgentCount, "agent")}:{" "}
                {data.connections
                  .slice(0, 5)
                  .map(({ accountName, nodeName }) => `${accountName} at ${nodeName}`)
                  .join(", ")}
                {data.connectionCount > 5 && " and others"}.
              </p>
              <RadioGroup
                aria-label="Their accounts"
                value={connections}
                onValueChange={(value) => setConnections(value as Choice)}
              >
                <RadioOption
                  value="keep"
                  label="Keep them here"
                  help="Admins manage them from now on."
                />
                <RadioOption
                  value="disconnect"
                  label="Disconnect them"
                  help="Their tools go off at once; access is ended at the providers."
                />
              </RadioGroup>
            </>
          )}
          {removal.error && <FormError>{removal.error.message}</FormError>}
        </DialogBody>
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button>Cancel</Button>
          </AlertDialogCancel>
          <Button
            variant="danger"
            disabled={!data}
            pending={removal.isPending}
            pendingText="Removing…"
            onClick={() => removal.mutate()}
          >
            Remove {member.email}
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
