"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { DialogNode } from "./dialog-node";
import { useRename } from "./rename-hook";

/** Renames a node from its page, where there is no row to edit in place. */
export function RenameNodeDialog({ node, onClose }: { node: DialogNode; onClose: () => void }) {
  const [name, setName] = useState(node.name);
  const rename = useRename();
  const unchanged = name.trim() === node.name;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={`Rename ${node.name}`} width="small" dirty={!unchanged}>
        <form
          className="contents"
          onSubmit={(event) => {
            event.preventDefault();
            if (unchanged) onClose();
            else
              rename.mutate(
                { nodeId: node.id, name: name.trim(), before: node.name },
                { onSuccess: onClose },
              );
          }}
        >
          <DialogBody>
            <Field label="Name" required error={rename.error?.message}>
              {(control) => (
                <Input
                  {...control}
                  autoFocus
                  autoComplete="off"
                  maxLength={80}
                  value={name}
                  onFocus={(event) => event.target.select()}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              pending={rename.isPending}
              pendingText="Renaming…"
            >
              Rename
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
