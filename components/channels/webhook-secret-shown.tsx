"use client";

import { useState } from "react";
import { CodeSnippet } from "@/components/code-snippet";
import { CopyButton } from "@/components/copy-button";
import { useLeaveGuard } from "@/components/integrations/leave-guard";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { verifySnippets } from "./verify-snippets";

type WebhookSecretShownProps = { secret: string; node: { name: string }; onClose: () => void };

/** The one time that the secret of an agent's address is shown. Leaving before it is stored asks. */
export function WebhookSecretShown({ secret, node, onClose }: WebhookSecretShownProps) {
  const [isLeaving, setIsLeaving] = useState(false);
  useLeaveGuard(true);
  return (
    <Dialog open onOpenChange={(open) => !open && setIsLeaving(true)}>
      <DialogContent
        title={`The secret of ${node.name}'s address`}
        description="Copy it now. It is not shown again."
        dirty
      >
        <DialogBody className="flex flex-col gap-4">
          <p className="flex items-center gap-2 rounded-control border border-line bg-sunken py-1 pr-1 pl-3">
            <code className="min-w-0 grow font-mono text-sm break-all select-all">{secret}</code>
            <CopyButton
              text={secret}
              label="Copy secret"
              withText
              variant="secondary"
              className="shrink-0"
            />
          </p>
          <p>
            Put it in the environment of {node.name} as ALFE_WEBHOOK_SECRET, and check each message
            with it:
          </p>
          <CodeSnippet label="Check a message" snippets={verifySnippets} />
        </DialogBody>
        {isLeaving ? (
          <DialogFooter>
            <p role="alert" className="grow">
              Leave without it? Nobody can show this secret again.
            </p>
            <Button onClick={() => setIsLeaving(false)}>Back to the secret</Button>
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
