/** Stripe's form encoding: `metadata[order]=7` and `created[gte]=1` become nested objects. */
export type StripeForm = { [name: string]: string | StripeForm | undefined };

export function parseStripeForm(text: string): StripeForm {
  const form: StripeForm = Object.create(null) as StripeForm;
  for (const [key, value] of new URLSearchParams(text)) {
    const path = key.split(/[[\]]+/).filter((part) => part !== "");
    const last = path.pop();
    if (last === undefined) continue;
    let place = form;
    for (const part of path) {
      const inner = place[part];
      const next = typeof inner === "object" ? inner : (Object.create(null) as StripeForm);
      place[part] = next;
      place = next;
    }
    place[last] = value;
  }
  return form;
}

export function textOf(form: StripeForm, name: string): string | null {
  const value = form[name];
  return typeof value === "string" && value !== "" ? value : null;
}

export function metadataOf(form: StripeForm): Record<string, string> {
  const { metadata } = form;
  if (typeof metadata !== "object") return {};
  return Object.fromEntries(
    Object.entries(metadata).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}
