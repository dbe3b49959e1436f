"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormError } from "@/components/people/form-error";
import { ProblemError } from "@/components/problem-error";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ExpiryField, usualDays } from "./expiry-field";
import type { KeyHolder } from "./key-holder";
import { NewKeyShown } from "./new-key-shown";

type CreateKeyDialogProps = {
  holder: KeyHolder;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
};

/** Asks for a name and a time, and then shows the key once. */
export function CreateKeyDialog({ holder, onChanged, onClose }: CreateKeyDialogProps) {
  const [name, setName] = useState("");
  const [days, setDays] = useState(String(usualDays));
  const [wrong, setWrong] = useState<{ name?: string; expiresInDays?: string }>({});
  const creation = useMutation({
    mutationFn: () => holder.create({ name, expiresInDays: Number(days) }),
    onSuccess: onChanged,
    onError: (error) => setWrong(error instanceof ProblemError ? error.fields : {}),
  });
  if (creation.data) return <NewKeyShown holder={holder} made={creation.data} onClose={onClose} />;

  const submit = () => {
    const missing = {
      ...(name.trim() === "" && { name: "Enter a name." }),
      ...(!/^\d{1,3}$/.test(days.trim()) && { expiresInDays: "Enter a number of days." }),
    };
    setWrong(missing);
    if (Object.keys(missing).length === 0) creation.mutate();
  };

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={holder.noun === "key" ? `Create a key for ${holder.user}` : "Create a token"}
        dirty={name !== "" || creation.isPending}
      >
        <form
          className="contents"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <DialogBody className="flex flex-col gap-4">
            <Field
              label="Name"
              required
              error={wrong.name}
              help="Where it is used, so that you know which one to end: laptop, CI."
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
            <ExpiryField days={days} error={wrong.expiresInDays} onDays={setDays} />
            {creation.error && Object.keys(wrong).length === 0 && (
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
