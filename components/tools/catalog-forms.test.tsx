import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { Field } from "@/components/ui/field";
import { integrations } from "@/lib/integrations/catalog";
import { exampleOf, type JsonSchema, kindOf, labelOf, propertiesOf } from "./json-schema";
import { SchemaControl } from "./schema-control";

type FormField = { form: string; key: string; schema: JsonSchema; required: boolean };

/** Every field that any manifest asks for: settings, and what its tools take. */
const fields: FormField[] = integrations.flatMap(({ id, settings, tools }) =>
  [
    { form: `settings of ${id}`, shape: settings },
    ...tools.map(({ name, input }) => ({ form: name, shape: input })),
  ].flatMap(({ form, shape }) =>
    propertiesOf(z.toJSONSchema(shape, { io: "input" }) as JsonSchema).map((property) => ({
      form,
      ...property,
    })),
  ),
);

const render = ({ key, schema, required }: FormField, value: unknown) =>
  renderToStaticMarkup(
    <Field label={labelOf(key, schema)} help={schema.description} required={required}>
      {(control) => <SchemaControl {...{ control, schema, value }} onChange={() => undefined} />}
    </Field>,
  );

test("the manifests use every kind of field there is", () => {
  const kinds = new Set(fields.map(({ schema }) => kindOf(schema)));
  expect([...kinds].toSorted()).toEqual([
    "choice",
    "json",
    "list",
    "long",
    "number",
    "switch",
    "text",
  ]);
});

describe.each(fields)("$key of $form", (field) => {
  test("has a control of its own, with its label and its help", () => {
    const html = render(field, undefined);
    const id = /<label[^>]* for="([^"]+)"/.exec(html)?.[1];
    expect(id).toBeDefined();
    const controls = [...html.matchAll(/<(input|select|textarea|button)\b[^>]*>/g)].filter(
      ([tag]) => tag.includes(` id="${id ?? ""}"`),
    );
    expect(controls).toHaveLength(1);
    expect(html).toContain(labelOf(field.key, field.schema));
    expect(controls[0]?.[0]).toContain("aria-describedby=");
  });

  test("shows the value it holds", () => {
    const { schema } = field;
    const kind = kindOf(schema);
    const example = exampleOf(schema) ?? "an example";
    const held = { choice: schema.enum?.[0], number: 7, switch: true, list: [example] }[
      kind as string
    ];
    const html = render(field, held ?? example);
    if (kind === "switch") expect(html).toContain('aria-checked="true"');
    else if (kind === "choice")
      expect(html).toMatch(new RegExp(`<option value="${String(held)}" selected`));
    else
      expect(html).toContain(renderToStaticMarkup(<>{String(kind === "number" ? 7 : example)}</>));
  });
});
