"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { CopyButton } from "@/components/copy-button";
import { useOrigin } from "@/components/integrations/origin-hook";
import { FormError } from "@/components/people/form-error";
import { membersQuery } from "@/components/people/queries";
import { ProblemError } from "@/components/problem-error";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { unwrap } from "@/components/unwrap";
import type { LinkActions } from "./link-actions";
import { linksQuery } from "./queries";

const anAddress = "address";
const lifetimes = [1, 3, 7] as const;

type SendLinkDialogProps = {
  organizationId: string;
  node: { id: string; name: string };
  integration: { id: string; name: string };
  /** The connection that is to be authorized anew, if any. */
  reconnects: string | null;
  actions: Pick<LinkActions, "createConnectLink">;
  onClose: () => void;
};

/** Asks somebody else to sign in at the provider: a member, or an address. */
export function SendLinkDialog(props: SendLinkDialogProps) {
  const { organizationId, node, integration, reconnects, actions, onClose } = props;
  const queryClient = useQueryClient();
  const members = useQuery(membersQuery(organizationId, node.id));
  const [to, setTo] = useState(anAddress);
  const [email, setEmail] = useState("");
  const [days, setDays] = useState<(typeof lifetimes)[number]>(3);
  const [note, setNote] = useState("");
  const sending = useMutation({
    mutationFn: async () =>
      unwrap(
        await actions.createConnectLink(organizationId, {
          nodeId: node.id,
          integration: integration.id,
          to: to === anAddress ? { email: email.trim() } : { userId: to },
          days,
          ...(reconnects !== null && { reconnects }),
          ...(note.trim() !== "" && { note: note.trim() }),
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries(linksQuery(organizationId)),
  });
  const fields = sending.error instanceof ProblemError ? sending.error.fields : {};
  const wrongAddress = fields["to/email"] ?? fields.to ?? fields.email;

  if (sending.data) return <Sent {...sending.data} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Send a link to connect ${integration.name}`}
        description={`Whoever you choose signs in at the provider and connects one account for ${node.name}, and nothing else.`}
        dirty={email !== "" || note !== ""}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            // A dialog inside the connect frame: its form is not the frame's.
            event.stopPropagation();
            sending.mutate();
          }}
        >
          <DialogBody className="flex flex-col gap-4">
            <Field label="To">
              {(control) => (
                <NativeSelect
                  {...control}
                  value={to}
                  onChange={({ target }) => setTo(target.value)}
                >
                  <option value={anAddress}>an e-mail address</option>
                  {members.data?.members.map((member) => (
                    <option key={member.userId} value={member.userId}>
                      {member.name === "" ? member.email : `${member.name} (${member.email})`}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
            {to === anAddress && (
              <Field
                label="E-mail address"
                required
                error={wrongAddress}
                help="It works only for whoever is signed in with this address. They need no role here."
              >
                {(control) => (
                  <Input
                    {...control}
                    type="email"
                    autoComplete="off"
                    value={email}
                    onChange={({ target }) => setEmail(target.value)}
                  />
                )}
              </Field>
            )}
            <Field label="Works for">
              {(control) => (
                <NativeSelect
                  {...control}
                  value={String(days)}
                  onChange={({ target }) =>
                    setDays(lifetimes.find((each) => String(each) === target.value) ?? 3)
                  }
                >
                  {lifetimes.map((each) => (
                    <option key={each} value={each}>
                      {each === 1 ? "1 day" : `${String(each)} days`}
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
            <Field label="Note" help="Shown on the page, for example which account to use.">
              {(control) => (
                <Textarea
                  {...control}
                  rows={2}
                  maxLength={500}
                  value={note}
                  onChange={({ target }) => setNote(target.value)}
                />
              )}
            </Field>
            {sending.error && wrongAddress === undefined && (
              <FormError>{sending.error.message}</FormError>
            )}
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              pending={sending.isPending}
              pendingText="Making the link…"
            >
              Make link
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

type SentProps = {
  url: string;
  mailed: boolean;
  link: { to: { email: string }; expiresAt: string };
  onClose: () => void;
};

function Sent({ url, mailed, link, onClose }: SentProps) {
  const address = `${useOrigin()}${url}`;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={mailed ? `Sent to ${link.to.email}` : "Copy the link and send it"}>
        <DialogBody className="flex flex-col gap-3">
          <p>
            It works once, for {link.to.email} alone, until <RelativeTime value={link.expiresAt} />.
            It is not shown again.
          </p>
          <div className="flex items-center gap-2">
            <Input
              readOnly
              aria-label="The link"
              className="font-mono text-sm"
              value={address}
              onFocus={({ target }) => target.select()}
            />
            <CopyButton label="Copy the link" text={address} />
          </div>
          {!mailed && (
            <p className="text-sm text-muted">
              Mail is not set up on this server, so send it yourself.
            </p>
          )}
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="primary">Done</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
