"use client";

import { useEffect, useRef } from "react";
import { FrameLayout } from "@/components/connections/frame-layout";
import { CopyButton } from "@/components/copy-button";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

type SentLinkProps = {
  layout: "dialog" | "panel";
  address: string;
  /** Whether the browser let it be put on the clipboard. */
  copied: boolean;
  mailed: boolean;
  link: { to: { email: string }; expiresAt: string };
  onDone: () => void;
};

/** The link itself, which is shown once. */
export function SentLink({ layout, address, copied, mailed, link, onDone }: SentLinkProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <FrameLayout
      layout={layout}
      footer={
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      }
    >
      <h3 ref={heading} tabIndex={-1} className="font-semibold">
        {mailed
          ? `Sent to ${link.to.email}`
          : copied
            ? "The link is copied. Send it"
            : "Copy the link and send it"}
      </h3>
      <p>
        It works once, for {link.to.email} alone, until <RelativeTime value={link.expiresAt} />. It
        is not shown again.
      </p>
      <div className="flex items-center gap-2">
        <Input
          readOnly
          aria-label="The link"
          className="font-mono text-sm"
          value={address}
          onFocus={({ target }) => target.select()}
        />
        <CopyButton withText variant="secondary" label="Copy" text={address} />
      </div>
      {!mailed && (
        <p className="text-sm text-muted">
          Mail is not set up on this server, so send it yourself.
        </p>
      )}
    </FrameLayout>
  );
}
