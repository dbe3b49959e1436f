import { z } from "zod";
import { RichText, toPlain } from "./rich-text";

const Named = z.object({ name: z.string().nullish() });

/** The kinds of property that have a value worth reading, each under the name of its type. */
const Property = z.looseObject({
  type: z.string(),
  title: RichText.optional(),
  rich_text: RichText.optional(),
  select: Named.nullish(),
  status: Named.nullish(),
  multi_select: z.array(Named).optional(),
  people: z.array(Named).optional(),
  date: z.object({ start: z.string(), end: z.string().nullish() }).nullish(),
});

export const Properties = z.record(z.string(), Property);

type Property = z.output<typeof Property>;

/** A page's title, wherever its database keeps it. */
export function titleOf(properties: z.output<typeof Properties>): string {
  const title = Object.values(properties).find(({ type }) => type === "title");
  return toPlain(title?.title ?? []);
}

/** A property as a plain value; undefined for kinds that have none. */
export function toValue(property: Property): unknown {
  const { type } = property;
  if (type === "title" || type === "rich_text") return toPlain(property[type] ?? []);
  if (type === "select" || type === "status") return property[type]?.name ?? null;
  if (type === "multi_select" || type === "people")
    return (property[type] ?? []).map(({ name }) => name);
  if (type === "date") return property.date ?? null;
  const value = property[type];
  return ["string", "number", "boolean"].includes(typeof value) || value === null
    ? value
    : undefined;
}
