"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemError } from "@/components/problem-error";
import { plural } from "@/components/plural";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Field } from "@/components/ui/field";
import { RadioGroup, RadioOption } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { unwrap } from "@/components/unwrap";
import type { Role } from "@/lib/tree/node";
import { FormError } from "./form-error";
import { InvitationLinks } from "./invitation-links";
import type { MembersPlace } from "./members-place";
import { roleWords, rolesUpTo } from "./role-words";

type AddPeopleDialogProps = {
  place: MembersPlace;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
};

/** Invites addresses to a role. The answer is the same whether they have an account or not. */
export function AddPeopleDialog({ place, onChanged, onClose }: AddPeopleDialogProps) {
  const { organizationId, node, actions } = place;
  const [text, setText] = useState("");
  const [role, setRole] = useState<Role>("member");
  const [wrong, setWrong] = useState<string>();
  const emails = text.split(/[\s,;]+/).filter((part) => part !== "");
  const invitation = useMutation({
    mutationFn: async () =>
      unwrap(await actions.invite(organizationId, { nodeId: node.id, emails, role })),
    onSuccess: onChanged,
    onError: (error) => setWrong(error instanceof ProblemError ? error.fields.emails : undefined),
  });

  if (invitation.data)
    return (
      <Dialog open onOpenChange={(open) => !open && onClose()}>
        <DialogContent
          title={`Invited ${plural(invitation.data.invitations.length, "person", "people")}`}
        >
          <DialogBody>
            <InvitationLinks links={invitation.data.invitations} />
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="primary">Done</Button>
            </DialogClose>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    );

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Add people to ${node.name}`}
        dirty={text !== "" || invitation.isPending}
      >
        <form
          className="contents"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setWrong(emails.length === 0 ? "Enter an e-mail address." : undefined);
            if (emails.length > 0) invitation.mutate();
          }}
        >
          <DialogBody className="flex flex-col gap-4">
            <Field
              label="E-mail addresses"
              required
              error={wrong}
              help="Several are separated by commas or lines."
            >
              {(control) => (
                <Textarea
                  {...control}
                  autoFocus
                  rows={3}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              )}
            </Field>
            <fieldset>
              <legend className="mb-1 font-medium">Role at {node.name} and below</legend>
              <RadioGroup
                aria-label="Role"
                value={role}
                onValueChange={(value) => setRole(value as Role)}
              >
                {rolesUpTo(node.role, node.kind).map((option) => (
                  <RadioOption
                    key={option}
                    value={option}
                    label={option}
                    help={roleWords[option]}
                  />
                ))}
              </RadioGroup>
            </fieldset>
            {invitation.error && wrong === undefined && (
              <FormError>{invitation.error.message}</FormError>
            )}
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              pending={invitation.isPending}
              pendingText="Inviting…"
            >
              {emails.length > 1 ? `Invite ${String(emails.length)} people` : "Invite"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
