"use client";

import type { ComponentProps } from "react";
import { cn } from "./class-names";
import { toSecretText } from "./secret-text";
import { Input } from "./ui/input";

type SecretInputProps = Omit<
  ComponentProps<"input">,
  "type" | "value" | "defaultValue" | "onChange"
> & {
  value: string;
  onValueChange: (secret: string) => void;
};

/**
 * A field for a secret: masked, never revealed, not filled in by the browser, without the spaces
 * and quotes it was copied with. Not `type=password`, which browsers offer to save.
 */
export function SecretInput({ className, onValueChange, ...props }: SecretInputProps) {
  return (
    <Input
      {...props}
      type="text"
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="none"
      spellCheck={false}
      data-1p-ignore
      data-lpignore="true"
      data-bwignore
      className={cn("font-mono [-webkit-text-security:disc]", className)}
      onChange={(event) => {
        onValueChange(toSecretText(event.target.value));
      }}
    />
  );
}
