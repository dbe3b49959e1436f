import { titleOf } from "./present";
import type { NotionPage } from "./seed";

type Condition = Record<string, unknown>;

/** A database filter as a test; undefined if it asks for something that is not played. */
export function toFilter(filter: unknown): ((page: NotionPage) => boolean) | undefined {
  if (filter === undefined) return () => true;
  if (!isRecord(filter)) return undefined;
  for (const [name, method] of [
    ["and", "every"],
    ["or", "some"],
  ] as const) {
    const list = filter[name];
    if (!Array.isArray(list)) continue;
    const tests = list.map((each: unknown) => toFilter(each));
    if (tests.includes(undefined)) return undefined;
    return (page) => tests[method]((test) => test?.(page));
  }
  const { property } = filter;
  const kind = ["title", "rich_text", "select", "status", "checkbox"].find(
    (each) => each in filter,
  );
  const condition = kind === undefined ? undefined : filter[kind];
  if (typeof property !== "string" || kind === undefined || !isRecord(condition)) return undefined;
  return toTest(property, kind, condition);
}

function toTest(property: string, kind: string, condition: Condition) {
  const [[operator, wanted] = []] = Object.entries(condition);
  const text = String(wanted).toLowerCase();
  const read = (page: NotionPage) => readValue(page, property, kind).toLowerCase();
  switch (operator) {
    case "equals":
      return (page: NotionPage) => read(page) === text;
    case "does_not_equal":
      return (page: NotionPage) => read(page) !== text;
    case "contains":
      return (page: NotionPage) => read(page).includes(text);
    case "does_not_contain":
      return (page: NotionPage) => !read(page).includes(text);
    case "starts_with":
      return (page: NotionPage) => read(page).startsWith(text);
    case "is_empty":
      return (page: NotionPage) => read(page) === "";
    case "is_not_empty":
      return (page: NotionPage) => read(page) !== "";
    default:
      return undefined;
  }
}

function readValue(page: NotionPage, property: string, kind: string): string {
  const held = page.properties[property];
  if (held?.type === "title") return titleOf(page);
  const value = held?.[kind];
  if (isRecord(value)) return String(value.name);
  if (Array.isArray(value))
    return value.map((part: { plain_text?: string }) => part.plain_text ?? "").join("");
  return typeof value === "boolean" ? String(value) : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
