import { labelOf } from "./json-schema";
import { visibleText } from "./visible-text";

type FullValueProps = { value: unknown; depth?: number };

const deepest = 5;

/**
 * Any JSON, complete and in its own order, for whoever decides about it. Nothing is left out, nothing
 * hidden stays hidden, and nothing in it is a link.
 */
export function FullValue({ value, depth = 0 }: FullValueProps) {
  if (typeof value === "string") {
    if (value === "") return <span className="text-muted">empty text</span>;
    return <span className="break-words whitespace-pre-wrap">{visibleText(value)}</span>;
  }
  if (typeof value !== "object" || value === null)
    return <code className="font-mono text-sm">{JSON.stringify(value)}</code>;
  if (depth >= deepest)
    return (
      <code className="font-mono text-sm break-all whitespace-pre-wrap">
        {visibleText(JSON.stringify(value))}
      </code>
    );
  if (Array.isArray(value)) return <List values={value} depth={depth} />;
  return <Entries value={value} depth={depth} />;
}

function List({ values, depth }: { values: readonly unknown[]; depth: number }) {
  if (values.length === 0) return <span className="text-muted">empty list</span>;
  return (
    <ol className="flex flex-col divide-y divide-line rounded-control border border-line">
      {values.map((each, index) => (
        <li key={index} className="min-w-0 px-3 py-1">
          <FullValue value={each} depth={depth + 1} />
        </li>
      ))}
    </ol>
  );
}

function Entries({ value, depth }: { value: object; depth: number }) {
  const entries = Object.entries(value) as [string, unknown][];
  if (entries.length === 0) return <span className="text-muted">nothing</span>;
  return (
    <dl className="flex flex-col gap-1.5">
      {entries.map(([key, each]) => (
        <div key={key} className="grid gap-x-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <dt className="text-sm leading-5 break-words text-muted">
            {visibleText(labelOf(key, {}))}
          </dt>
          <dd className="min-w-0">
            <FullValue value={each} depth={depth + 1} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
