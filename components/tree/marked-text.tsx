/** A text with the part that was searched for marked. */
export function MarkedText({ text, match }: { text: string; match: string | undefined }) {
  const at = match ? text.toLowerCase().indexOf(match.toLowerCase()) : -1;
  if (!match || at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-sm bg-todo-soft text-ink">{text.slice(at, at + match.length)}</mark>
      {text.slice(at + match.length)}
    </>
  );
}
