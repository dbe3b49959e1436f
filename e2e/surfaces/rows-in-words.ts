type Row = Record<string, unknown>;
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** Columns of which only this is compared: whether they hold anything. */
const heldColumns = ["credential", "duration_ms", "request_id"];

const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)$/.test(text);

/**
 * Rows with words in place of what differs each time: times, and the ids and names in `words`. The
 * rows' own ids are added to these as "connection 1", so that they are known also where their row is
 * gone later. An id that nobody knows stays, so that a comparison fails.
 */
export function rowsInWords(rows: Rows, words: Map<string, string>): Rows {
  for (const [table, list] of Object.entries(rows))
    for (const [index, { id }] of list.entries())
      words.set(String(id), `${table} ${String(index + 1)}`);
  const inWords = (value: unknown): unknown => {
    if (typeof value === "string")
      return isTime(value)
        ? "a time"
        : [...words].reduce((text, [id, word]) => text.replaceAll(id, word), value);
    if (Array.isArray(value)) return value.map(inWords);
    return typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inWords(each)]))
      : value;
  };
  return mapCells(rows, (column, value) =>
    value !== null && heldColumns.includes(column) ? "something" : inWords(value),
  );
}

/** The rows without some columns, and these columns alone, of the tables that have them. */
export function splitRows(
  rows: Rows,
  columns: Readonly<Record<string, readonly string[]>>,
): { rest: Rows; split: Rows } {
  const pick = (table: string, list: readonly Row[], inside: boolean): Row[] =>
    list.map((row) =>
      Object.fromEntries(
        Object.entries(row).filter(
          ([column]) => (columns[table] ?? []).includes(column) === inside,
        ),
      ),
    );
  const tables = Object.entries(rows);
  return {
    rest: Object.fromEntries(tables.map(([table, list]) => [table, pick(table, list, false)])),
    split: Object.fromEntries(
      tables
        .filter(([table]) => table in columns)
        .map(([table, list]) => [table, pick(table, list, true)]),
    ),
  };
}

const mapCells = (rows: Rows, change: (column: string, value: unknown) => unknown): Rows =>
  Object.fromEntries(
    Object.entries(rows).map(([table, list]) => [
      table,
      list.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([column, value]) => [column, change(column, value)]),
        ),
      ),
    ]),
  );
