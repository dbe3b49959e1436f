import { hasWords, parseSearchQuery } from "../search-query";
import type { Mail } from "./mail-seed";
import { headerOf } from "./mime";

/** Gmail's search box: words, from:, to:, subject:, is:, in:, label:, after:, before: and `-` before them. */
export function toMailTest(text: string): (mail: Mail) => boolean {
  const query = parseSearchQuery(text);
  return (mail) => {
    const all = `${mail.headers.map(([, value]) => value).join("\n")}\n${mail.body}`;
    return (
      hasWords(query, all) &&
      query.qualifiers.every(({ name, value }) =>
        name.startsWith("-") ? !holds(mail, name.slice(1), value) : holds(mail, name, value),
      )
    );
  };
}

function holds(mail: Mail, name: string, value: string): boolean {
  const has = (header: string) =>
    (headerOf(mail.headers, header) ?? "").toLowerCase().includes(value);
  switch (name) {
    case "from":
    case "to":
    case "cc":
    case "subject":
      return has(name);
    case "is":
      return value === "read" ? !mail.labelIds.includes("UNREAD") : hasLabel(mail, value);
    case "in":
    case "label":
      return value === "anywhere" || hasLabel(mail, value);
    case "after":
      return mail.internalDate >= toTime(value);
    case "before":
      return mail.internalDate < toTime(value);
    default:
      return false;
  }
}

function hasLabel(mail: Mail, value: string): boolean {
  return mail.labelIds.some((label) => label.toLowerCase() === value.replace(/^drafts$/, "draft"));
}

function toTime(value: string): number {
  return /^\d{9,}$/.test(value) ? Number(value) * 1000 : Date.parse(value.replaceAll("/", "-"));
}
