"use client";

import { Collapsible } from "@/components/ui/collapsible";
import { Field } from "@/components/ui/field";
import type { Problems } from "./check-value";
import { type JsonSchema, kindOf, labelOf, propertiesOf } from "./json-schema";
import { SchemaControl } from "./schema-control";

type SchemaFormProps = {
  schema: JsonSchema;
  value: Readonly<Record<string, unknown>>;
  onChange: (value: Record<string, unknown>) => void;
  /** By pointer without the first slash. */
  problems: Problems;
  onLeave?: (pointer: string) => void;
  /** Where this part lies in the whole: `filter/`. */
  at?: string;
};

/** The fields of an object, the required ones first. Objects inside it are folded. */
export function SchemaForm(props: SchemaFormProps) {
  const { schema, value, onChange, problems, onLeave, at = "" } = props;
  return propertiesOf(schema).map(({ key, schema: property, required }) => {
    const pointer = `${at}${key}`;
    const label = labelOf(key, property);
    const set = (next: unknown) => onChange({ ...value, [key]: next });
    if (kindOf(property) === "object")
      return (
        <Collapsible key={key} title={label} defaultOpen={required}>
          <div className="flex flex-col gap-4 border-l border-line pl-4">
            <SchemaForm
              {...props}
              schema={property}
              value={toObject(value[key])}
              onChange={set}
              at={`${pointer}/`}
            />
          </div>
        </Collapsible>
      );
    return (
      <Field
        key={key}
        id={fieldId(pointer)}
        label={label}
        help={property.description}
        required={required && property.default === undefined}
        error={problems[pointer] ?? problemInside(problems, pointer)}
      >
        {(control) => (
          <SchemaControl
            control={control}
            schema={property}
            value={value[key]}
            onChange={set}
            onBlur={() => onLeave?.(pointer)}
          />
        )}
      </Field>
    );
  });
}

/** The id of a field's control, so that a summary can link to it. */
export const fieldId = (pointer: string): string => `field-${pointer.replaceAll("/", "-")}`;

const toObject = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

/** `labels/0` is shown at `labels`. */
const problemInside = (problems: Problems, pointer: string): string | undefined =>
  Object.entries(problems).find(([key]) => key.startsWith(`${pointer}/`))?.[1];
