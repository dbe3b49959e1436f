/** A search as people type it: plain words and `name:value` parts, both possibly quoted. */
export type SearchQuery = { words: string[]; qualifiers: { name: string; value: string }[] };

export function parseSearchQuery(text: string): SearchQuery {
  const query: SearchQuery = { words: [], qualifiers: [] };
  for (const match of text.matchAll(/(?:(-?[a-z]+):)?(?:"([^"]*)"|(\S+))/gi)) {
    const [, name, quoted, plain] = match;
    const value = (quoted ?? plain ?? "").toLowerCase();
    if (name === undefined) query.words.push(value);
    else query.qualifiers.push({ name: name.toLowerCase(), value });
  }
  return query;
}

/** Whether every word occurs in the text. */
export function hasWords(query: SearchQuery, text: string): boolean {
  const lower = text.toLowerCase();
  return query.words.every((word) => lower.includes(word));
}
