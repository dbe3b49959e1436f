"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormError } from "@/components/people/form-error";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { RadioGroup, RadioOption } from "@/components/ui/radio-group";
import type { KeyView } from "@/lib/keys/key-view";
import type { KeyHolder } from "./key-holder";
import { NewKeyShown } from "./new-key-shown";

type RotateKeyDialogProps = {
  holder: KeyHolder;
  old: KeyView;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
};

const overlaps = [
  { hours: "1", label: "1 hour" },
  { hours: "24", label: "24 hours" },
  { hours: "168", label: "7 days" },
];

/** Puts a key in another's place; both work until the old one is everywhere exchanged. */
export function RotateKeyDialog({ holder, old, onChanged, onClose }: RotateKeyDialogProps) {
  const [hours, setHours] = useState("24");
  const rotation = useMutation({
    mutationFn: () => holder.rotate({ keyId: old.id, overlapHours: Number(hours) }),
    onSuccess: onChanged,
  });
  if (rotation.data) return <NewKeyShown holder={holder} made={rotation.data} onClose={onClose} />;

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`Rotate ${old.name}`}
        description={`You get a new ${holder.noun}. Both work for a while, so that nothing stops.`}
        dirty={rotation.isPending}
      >
        <DialogBody className="flex flex-col gap-4">
          <fieldset>
            <legend className="mb-1 font-medium">The old one works for another</legend>
            <RadioGroup aria-label="The old one works for" value={hours} onValueChange={setHours}>
              {overlaps.map(({ hours: value, label }) => (
                <RadioOption key={value} value={value} label={label} />
              ))}
            </RadioGroup>
          </fieldset>
          {rotation.error && <FormError>{rotation.error.message}</FormError>}
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            pending={rotation.isPending}
            pendingText="Rotating…"
            onClick={() => rotation.mutate()}
          >
            Rotate
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
