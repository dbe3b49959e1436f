"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";

type LabelInPlaceProps = {
  accountName: string;
  label: string;
  onSave: (label: string) => void;
  onDone: () => void;
};

/** A label while it is changed: Enter or leaving the field keeps it, Esc does not. */
export function LabelInPlace({ accountName, label, onSave, onDone }: LabelInPlaceProps) {
  const [text, setText] = useState(label);
  const save = () => {
    onSave(text);
    onDone();
  };
  return (
    <Input
      autoFocus
      aria-label={`Label of ${accountName}`}
      placeholder="Label"
      autoComplete="off"
      maxLength={80}
      value={text}
      className="relative z-10 h-7 w-40 text-sm font-normal"
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") save();
        if (event.key === "Escape") onDone();
      }}
    />
  );
}
