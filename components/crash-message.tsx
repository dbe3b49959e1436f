"use client";

import { CopyButton } from "./copy-button";
import { Button } from "./ui/button";

type CrashMessageProps = {
  /** What the server's log knows this crash by: the error's digest. */
  requestId: string | undefined;
};

/** What a page says when it could not be drawn. */
export function CrashMessage({ requestId }: CrashMessageProps) {
  return (
    <div role="alert" className="mx-auto flex max-w-xl flex-col items-start gap-4 px-6 py-24">
      <h1 className="text-xl font-semibold">This page could not be shown.</h1>
      <p className="text-muted">Your work is not affected.</p>
      <Button
        onClick={() => {
          location.reload();
        }}
      >
        Reload
      </Button>
      {requestId !== undefined && (
        <p className="flex items-center gap-1 text-sm text-muted">
          request <code className="font-mono">{requestId}</code>
          <CopyButton text={requestId} label="Copy request id" />
        </p>
      )}
    </div>
  );
}
