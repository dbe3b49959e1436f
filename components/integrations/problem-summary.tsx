type ProblemSummaryProps = {
  problems: readonly { id: string; label: string; problem: string | undefined }[];
};

/** Where more than two fields are wrong: all of them in one place, each a link to its field. */
export function ProblemSummary({ problems }: ProblemSummaryProps) {
  const wrong = problems.filter(({ problem }) => problem !== undefined);
  if (wrong.length <= 2) return null;
  return (
    <div role="alert" tabIndex={-1} className="rounded-card border border-stop-mark p-4">
      <p className="font-semibold">{wrong.length} fields need another look</p>
      <ul className="mt-1 list-disc pl-5">
        {wrong.map(({ id, label, problem }) => (
          <li key={id}>
            <a href={`#${id}`} className="text-accent-text underline underline-offset-2">
              {label}
            </a>
            : {problem}
          </li>
        ))}
      </ul>
    </div>
  );
}
