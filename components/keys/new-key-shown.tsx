"use client";

import { useState } from "react";
import { CodeSnippet } from "@/components/code-snippet";
import { CopyButton } from "@/components/copy-button";
import { useLeaveGuard } from "@/components/integrations/leave-guard";
import { useOrigin } from "@/components/integrations/origin-hook";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import type { NewKey } from "@/lib/keys/key-view";
import { agentSnippets, personSnippets } from "./connect-snippets";
import type { KeyHolder } from "./key-holder";

type NewKeyShownProps = { holder: KeyHolder; made: NewKey; onClose: () => void };

/** The one time that a key is shown. Leaving before it is stored asks. */
export function NewKeyShown({ holder, made, onClose }: NewKeyShownProps) {
  const { noun } = holder;
  const origin = useOrigin();
  const [isLeaving, setIsLeaving] = useState(false);
  useLeaveGuard(true);
  const snippets = noun === "key" ? agentSnippets : personSnippets;
  return (
    <Dialog open onOpenChange={(open) => !open && setIsLeaving(true)}>
      <DialogContent
        title={`${made.key.name} is ready`}
        description="Copy it now. It is not shown again."
        dirty
      >
        <DialogBody className="flex flex-col gap-4">
          <p className="flex items-center gap-2 rounded-control border border-line bg-sunken py-1 pr-1 pl-3">
            <code className="min-w-0 grow font-mono text-sm break-all select-all">
              {made.token}
            </code>
            <CopyButton
              text={made.token}
              label={`Copy ${noun}`}
              withText
              variant="secondary"
              className="shrink-0"
            />
          </p>
          <CodeSnippet label={`With this ${noun}`} snippets={snippets(origin, made.token)} />
        </DialogBody>
        {isLeaving ? (
          <DialogFooter>
            <p role="alert" className="grow">
              Leave without it? Nobody can show this {noun} again.
            </p>
            <Button onClick={() => setIsLeaving(false)}>Back to the {noun}</Button>
            <Button variant="danger" onClick={onClose}>
              Leave
            </Button>
          </DialogFooter>
        ) : (
          <DialogFooter>
            <Button variant="primary" onClick={onClose}>
              I have stored it
            </Button>
          </DialogFooter>
        )}
      </DialogContent>
    </Dialog>
  );
}
