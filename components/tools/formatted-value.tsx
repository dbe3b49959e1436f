import { labelOf } from "./json-schema";

const shownEntries = 50;

type FormattedValueProps = { value: unknown; depth?: number };

/** Any JSON as lists and named values, for reading. Text only: links are not links. */
export function FormattedValue({ value, depth = 0 }: FormattedValueProps) {
  if (value === null || value === undefined || value === "")
    return <span className="text-muted">nothing</span>;
  if (Array.isArray(value)) return <List values={value} depth={depth} />;
  if (typeof value === "object") return <Entries value={value} depth={depth} />;
  return (
    <span className="break-words whitespace-pre-wrap">
      {typeof value === "string" ? value : JSON.stringify(value)}
    </span>
  );
}

function List({ values, depth }: { values: readonly unknown[]; depth: number }) {
  if (values.length === 0) return <span className="text-muted">empty list</span>;
  if (values.every((each) => typeof each !== "object"))
    return <span className="break-words">{values.map(String).join(", ")}</span>;
  return (
    <ol className="flex flex-col divide-y divide-line rounded-control border border-line">
      {values.slice(0, shownEntries).map((each, index) => (
        <li key={index} className="min-w-0 px-3 py-2">
          <FormattedValue value={each} depth={depth + 1} />
        </li>
      ))}
      {values.length > shownEntries && (
        <li className="px-3 py-2 text-sm text-muted">
          and {values.length - shownEntries} more; see JSON
        </li>
      )}
    </ol>
  );
}

function Entries({ value, depth }: { value: object; depth: number }) {
  const entries = Object.entries(value) as [string, unknown][];
  if (entries.length === 0) return <span className="text-muted">nothing</span>;
  if (depth > 4)
    return <code className="font-mono text-sm break-all">{JSON.stringify(value)}</code>;
  return (
    <dl className="flex flex-col gap-1">
      {entries.map(([key, each]) => {
        const isDeep = typeof each === "object" && each !== null;
        return (
          <div
            key={key}
            className={
              isDeep ? "flex flex-col gap-1" : "grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3"
            }
          >
            <dt className="text-sm break-words text-muted">{labelOf(key, {})}</dt>
            <dd className="min-w-0">
              <FormattedValue value={each} depth={depth + 1} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
