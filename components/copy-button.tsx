"use client";

import { Check, Copy, X } from "lucide-react";
import { useCopy } from "./copy-hook";
import { Button } from "./ui/button";

type CopyButtonProps = {
  text: string;
  /** Names what is copied: "Copy request id". Also shown when `withText`. */
  label: string;
  withText?: boolean;
  variant?: "ghost" | "secondary";
  className?: string;
};

/** Puts a text on the clipboard; the icon is a tick for 2 s and "Copied" is announced. */
export function CopyButton({
  text,
  label,
  withText = false,
  variant = "ghost",
  className,
}: CopyButtonProps) {
  const { copy, copied, failed } = useCopy(text);
  const Icon = copied ? Check : failed ? X : Copy;
  const told = copied ? "Copied" : failed ? "Could not copy. Select the text instead." : "";
  return (
    <>
      <Button
        variant={variant}
        size={withText ? "default" : "icon-small"}
        aria-label={withText ? undefined : label}
        title={withText ? undefined : label}
        className={className}
        onClick={() => {
          void copy();
        }}
      >
        <Icon aria-hidden strokeWidth={1.75} />
        {withText && (copied ? "Copied" : label)}
      </Button>
      <span role="status" className="sr-only">
        {told}
      </span>
    </>
  );
}
