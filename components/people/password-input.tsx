"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState, type ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

type PasswordInputProps = Omit<ComponentProps<typeof Input>, "type"> & {
  autoComplete: "current-password" | "new-password";
};

/** A password that can be shown while it is typed; says when caps lock is on. */
export function PasswordInput({ onKeyUp, ...props }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <>
      <span className="relative block">
        <Input
          {...props}
          type={shown ? "text" : "password"}
          spellCheck={false}
          autoCapitalize="none"
          className="pr-10"
          onKeyUp={(event) => {
            setCapsLock(event.getModifierState("CapsLock"));
            onKeyUp?.(event);
          }}
        />
        <Button
          variant="ghost"
          size="icon-small"
          aria-label="Show the password"
          aria-pressed={shown}
          className="absolute top-1/2 right-1 -translate-y-1/2"
          onClick={() => setShown(!shown)}
        >
          <Icon aria-hidden strokeWidth={1.75} />
        </Button>
      </span>
      <span role="status" className="text-sm text-todo empty:hidden">
        {capsLock ? "Caps lock is on." : ""}
      </span>
    </>
  );
}
