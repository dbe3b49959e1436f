import type { StripeForm } from "./form";
import { StripeProblem } from "./problem";

type Item = { id: string; created: number };

/** One page of a list, newest first, as every Stripe list works. */
export function takeStripePage<T extends Item>(items: T[], form: StripeForm, url: string) {
  const limit = Number(form.limit ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new StripeProblem(400, "Invalid integer: limit must be between 1 and 100", {
      code: "parameter_invalid_integer",
      param: "limit",
    });
  const all = items
    .filter((item) => isCreated(item, form.created))
    .sort((a, b) => b.created - a.created || (a.id < b.id ? 1 : -1));
  const after = findStart(all, form.starting_after, "starting_after");
  const before = findStart(all, form.ending_before, "ending_before");
  const rest = before === undefined ? all.slice((after ?? -1) + 1) : all.slice(0, before);
  const data = before === undefined ? rest.slice(0, limit) : rest.slice(-limit);
  return { object: "list", url, has_more: rest.length > data.length, data };
}

function findStart(items: Item[], id: StripeForm[string], param: string): number | undefined {
  if (typeof id !== "string") return undefined;
  const index = items.findIndex((item) => item.id === id);
  if (index < 0)
    throw new StripeProblem(400, `No such object: '${id}'`, { code: "resource_missing", param });
  return index;
}

function isCreated({ created }: Item, limits: StripeForm[string]): boolean {
  if (typeof limits === "string") return created === Number(limits);
  const { gt, gte, lt, lte } = limits ?? {};
  return (
    (gt === undefined || created > Number(gt)) &&
    (gte === undefined || created >= Number(gte)) &&
    (lt === undefined || created < Number(lt)) &&
    (lte === undefined || created <= Number(lte))
  );
}
