"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { TypedJson } from "./json-schema";

type JsonArgumentsProps = {
  value: Readonly<Record<string, unknown>>;
  onChange: (value: Record<string, unknown>) => void;
};

/** All arguments as one text. What is valid reaches the fields at once; what is not stays here. */
export function JsonArguments({ value, onChange }: JsonArgumentsProps) {
  const [text, setText] = useState(() => toText(value));
  const problem = problemOf(text);
  return (
    <Field label="Arguments as JSON" error={problem}>
      {(control) => (
        <Textarea
          {...control}
          className="min-h-40 font-mono text-sm"
          spellCheck={false}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            const parsed = parseObject(target.value);
            if (parsed) onChange(parsed);
          }}
        />
      )}
    </Field>
  );
}

const toText = (value: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(value, (_key, each: unknown) => (each instanceof TypedJson ? each.text : each), 2);

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return { ...value };
  } catch {
    return undefined;
  }
}

const problemOf = (text: string): string | undefined =>
  parseObject(text)
    ? undefined
    : "This is not a JSON object yet. The last valid one would be sent.";
