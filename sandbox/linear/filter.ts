import type { Entity } from "./execute-query";

type Filter = Record<string, unknown>;

const comparators: Record<string, (value: unknown, wanted: unknown) => boolean> = {
  eq: (value, wanted) => value === wanted,
  neq: (value, wanted) => value !== wanted,
  in: (value, wanted) => Array.isArray(wanted) && wanted.includes(value),
  nin: (value, wanted) => Array.isArray(wanted) && !wanted.includes(value),
  null: (value, wanted) => (value === null) === wanted,
  eqIgnoreCase: (value, wanted) => lower(value) === lower(wanted),
  contains: (value, wanted) => String(value).includes(String(wanted)),
  containsIgnoreCase: (value, wanted) => lower(value).includes(lower(wanted)),
  notContains: (value, wanted) => !String(value).includes(String(wanted)),
  startsWith: (value, wanted) => String(value).startsWith(String(wanted)),
  gt: (value, wanted) => compare(value, wanted) > 0,
  gte: (value, wanted) => compare(value, wanted) >= 0,
  lt: (value, wanted) => compare(value, wanted) < 0,
  lte: (value, wanted) => compare(value, wanted) <= 0,
};

/** Linear's filters: comparators on values, nested filters on objects, and/or around both. */
export function matchesFilter(entity: Entity, filter: unknown): boolean {
  if (!isRecord(filter)) return true;
  return Object.entries(filter).every(([name, condition]) => {
    if (name === "and") return listOf(condition).every((each) => matchesFilter(entity, each));
    if (name === "or") return listOf(condition).some((each) => matchesFilter(entity, each));
    return isRecord(condition) ? matchesField(resolve(entity, name), condition) : true;
  });
}

function matchesField(value: unknown, condition: Filter): boolean {
  // Whether there is an object at all, such as an assignee.
  if ("null" in condition && (value === null || isEntity(value)))
    return (value === null) === condition.null;
  if (isEntity(value)) {
    if (!("nodes" in value)) return matchesFilter(value, condition);
    const inner = isRecord(condition.some) ? condition.some : condition;
    return listOf(value.nodes).some((node) => isEntity(node) && matchesFilter(node, inner));
  }
  return Object.entries(condition).every(
    ([name, wanted]) => comparators[name]?.(value, wanted) ?? false,
  );
}

function resolve(entity: Entity, name: string): unknown {
  const held = entity[name];
  return typeof held === "function" ? (held as (args: object) => unknown)({}) : held;
}

function compare(value: unknown, wanted: unknown): number {
  if (typeof value === "number" && typeof wanted === "number") return value - wanted;
  return Date.parse(String(value)) - Date.parse(String(wanted));
}

function lower(value: unknown): string {
  return String(value).toLowerCase();
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isEntity(value: unknown): value is Entity {
  return isRecord(value) && "__typename" in value;
}

function isRecord(value: unknown): value is Filter {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
