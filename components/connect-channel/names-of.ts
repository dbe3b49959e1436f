const list = new Intl.ListFormat("en", { type: "conjunction" });

/** What is pasted, inside a sentence: "bot token and signing secret". */
export const namesOf = (fields: readonly { label: string }[]): string =>
  list.format(fields.map(({ label }) => lowerFirst(label.replace(/ \(.*\)$/, ""))));

/** Abbreviations keep their capitals. */
const lowerFirst = (label: string): string =>
  /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
