"use client";

import type { ControlProps } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { exampleOf, kindOf, type JsonSchema, TypedJson } from "./json-schema";
import { ListControl } from "./list-control";

type SchemaControlProps = {
  control: ControlProps;
  schema: JsonSchema;
  value: unknown;
  onChange: (value: unknown) => void;
  onBlur?: () => void;
};

/** The control for one value of a schema. Numbers stay text until they are numbers. */
export function SchemaControl({ control, schema, value, onChange, onBlur }: SchemaControlProps) {
  const placeholder = exampleOf(schema);
  const shown = typeof value === "string" || typeof value === "number" ? String(value) : "";
  switch (kindOf(schema)) {
    case "choice":
      return (
        <NativeSelect
          {...control}
          value={shown}
          onBlur={onBlur}
          onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
        >
          {(!control.required || shown === "") && (
            <option value="">
              {defaultText(schema) === undefined
                ? "Not set"
                : `Default: ${defaultText(schema) ?? ""}`}
            </option>
          )}
          {schema.enum?.map((choice) => (
            <option key={String(choice)} value={String(choice)}>
              {String(choice)}
            </option>
          ))}
        </NativeSelect>
      );
    case "switch":
      return (
        <Switch
          id={control.id}
          aria-describedby={control["aria-describedby"]}
          aria-invalid={control["aria-invalid"]}
          checked={typeof value === "boolean" ? value : schema.default === true}
          onCheckedChange={onChange}
          onBlur={onBlur}
        />
      );

    case "number":
      return (
        <Input
          {...control}
          inputMode="decimal"
          value={shown}
          placeholder={placeholder ?? defaultText(schema)}
          onBlur={onBlur}
          onChange={({ target }) => onChange(toNumber(target.value))}
        />
      );
    case "list":
      return <ListControl {...{ control, schema, value, onChange, onBlur }} />;
    case "long":
      return (
        <Textarea
          {...control}
          value={shown}
          placeholder={placeholder}
          onBlur={onBlur}
          onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
        />
      );
    case "text":
      return (
        <Input
          {...control}
          value={shown}
          placeholder={placeholder ?? defaultText(schema)}
          onBlur={onBlur}
          onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
        />
      );
    case "object":
    case "json":
      return (
        <Textarea
          {...control}
          className="font-mono"
          spellCheck={false}
          value={jsonText(value)}
          placeholder={placeholder}
          onBlur={onBlur}
          onChange={({ target }) => onChange(parseJson(target.value))}
        />
      );
  }
}

const defaultText = ({ default: preset }: JsonSchema): string | undefined =>
  typeof preset === "string" || typeof preset === "number" ? String(preset) : undefined;

function toNumber(text: string): unknown {
  if (text.trim() === "") return undefined;
  const number = Number(text);
  // "1." is on the way to a number; as one it would lose its point while it is typed.
  return Number.isFinite(number) && String(number) === text.trim() ? number : text;
}

const jsonText = (value: unknown): string =>
  value instanceof TypedJson
    ? value.text
    : value === undefined
      ? ""
      : JSON.stringify(value, null, 2);

const parseJson = (text: string): unknown => (text.trim() === "" ? undefined : new TypedJson(text));
