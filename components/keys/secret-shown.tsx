"use client";

import { useState } from "react";
import { CodeSnippet, type Snippet } from "@/components/code-snippet";
import { CopyButton } from "@/components/copy-button";
import { useLeaveGuard } from "@/components/integrations/leave-guard";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";

type SecretShownProps = {
  name: string;
  noun: "key" | "token";
  secret: string;
  snippets: readonly Snippet[];
  onClose: () => void;
};

/** The one time that a secret is shown. Leaving before it is stored asks. */
export function SecretShown({ name, noun, secret, snippets, onClose }: SecretShownProps) {
  const [isLeaving, setIsLeaving] = useState(false);
  useLeaveGuard(true);
  return (
    <Dialog open onOpenChange={(open) => !open && setIsLeaving(true)}>
      <DialogContent
        title={`${name} is ready`}
        description="Copy it now. It is not shown again."
        dirty
      >
        <DialogBody className="flex flex-col gap-4">
          <p className="flex items-center gap-2 rounded-control border border-line bg-sunken py-1 pr-1 pl-3">
            <code className="min-w-0 grow font-mono text-sm break-all select-all">{secret}</code>
            <CopyButton
              text={secret}
              label={`Copy ${noun}`}
              withText
              variant="secondary"
              className="shrink-0"
            />
          </p>
          <CodeSnippet label={`With this ${noun}`} snippets={snippets} />
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
