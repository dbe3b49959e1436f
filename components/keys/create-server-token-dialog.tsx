"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useOrigin } from "@/components/integrations/origin-hook";
import { FormError } from "@/components/people/form-error";
import { ProblemError } from "@/components/problem-error";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { unwrap } from "@/components/unwrap";
import { programSnippets } from "./connect-snippets";
import type { ServerTokenActions } from "./key-actions";
import { SecretShown } from "./secret-shown";

type CreateServerTokenDialogProps = {
  organizationId: string;
  actions: ServerTokenActions;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
};

/** Asks for a name and a time, and then shows the token once. */
export function CreateServerTokenDialog(props: CreateServerTokenDialogProps) {
  const { organizationId, actions, onChanged, onClose } = props;
  const origin = useOrigin();
  const [name, setName] = useState("");
  const [days, setDays] = useState("");
  const [wrong, setWrong] = useState<string>();
  const creation = useMutation({
    mutationFn: async () =>
      unwrap(
        await actions.create(organizationId, {
          name,
          ...(days !== "" && { expiresInDays: Number(days) }),
        }),
      ),
    onSuccess: onChanged,
    onError: (error) => setWrong(error instanceof ProblemError ? error.fields.name : undefined),
  });
  if (creation.data) {
    const { serverToken, token } = creation.data;
    return (
      <SecretShown
        name={serverToken.name}
        noun="token"
        secret={token}
        snippets={programSnippets(origin, token)}
        onClose={onClose}
      />
    );
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="Create a server token" dirty={name !== "" || creation.isPending}>
        <form
          className="contents"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setWrong(name.trim() === "" ? "Enter a name." : undefined);
            if (name.trim() !== "") creation.mutate();
          }}
        >
          <DialogBody className="flex flex-col gap-4">
            <Field
              label="Name"
              required
              error={wrong}
              help="The program that holds it, so that you know which one to end."
            >
              {(control) => (
                <Input
                  {...control}
                  autoFocus
                  autoComplete="off"
                  maxLength={80}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
            <Field label="Works for">
              {(control) => (
                <NativeSelect
                  {...control}
                  value={days}
                  onChange={({ target: { value } }) => setDays(value)}
                >
                  <option value="">Until it is revoked</option>
                  {[30, 90, 365].map((choice) => (
                    <option key={choice} value={choice}>
                      {choice} days
                    </option>
                  ))}
                </NativeSelect>
              )}
            </Field>
            {creation.error && wrong === undefined && (
              <FormError>{creation.error.message}</FormError>
            )}
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              pending={creation.isPending}
              pendingText="Creating…"
            >
              Create
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
