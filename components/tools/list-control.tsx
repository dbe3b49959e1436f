"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ControlProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { exampleOf, type JsonSchema } from "./json-schema";

type ListControlProps = {
  control: ControlProps;
  schema: JsonSchema;
  value: unknown;
  onChange: (value: string[]) => void;
  onBlur?: (() => void) | undefined;
};

/** A list of words: each is added by Enter or a comma and taken away by its own button. */
export function ListControl({ control, schema, value, onChange, onBlur }: ListControlProps) {
  const [typed, setTyped] = useState("");
  const entries = Array.isArray(value) ? value.map(String) : [];
  const add = (text: string) => {
    const added = text.split(/[,\n]/).map((each) => each.trim());
    onChange([...new Set([...entries, ...added.filter((each) => each !== "")])]);
    setTyped("");
  };

  return (
    <div className="flex flex-col gap-1.5">
      {entries.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {entries.map((entry) => (
            <li
              key={entry}
              className="flex min-h-6 items-center gap-1 rounded-control border border-line bg-sunken pl-2 text-sm"
            >
              <span className="min-w-0 break-all">{entry}</span>
              <Button
                variant="ghost"
                size="icon-small"
                aria-label={`Remove ${entry}`}
                onClick={() => onChange(entries.filter((each) => each !== entry))}
              >
                <X aria-hidden strokeWidth={1.75} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex gap-2">
        <Input
          {...control}
          required={false}
          aria-required={control.required}
          value={typed}
          placeholder={exampleOf(schema) ?? schema.items?.enum?.map(String).join(", ")}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={() => {
            if (typed.trim() !== "") add(typed);
            onBlur?.();
          }}
          onKeyDown={(event) => {
            const adds = event.key === "Enter" || event.key === ",";
            if (!adds || event.ctrlKey || event.metaKey || typed.trim() === "") return;
            event.preventDefault();
            add(typed);
          }}
        />
        <Button disabled={typed.trim() === ""} onClick={() => add(typed)}>
          Add
        </Button>
      </div>
    </div>
  );
}
