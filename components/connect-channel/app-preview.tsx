/** How the app will look beside what it says. */
export function AppPreview({
  name,
  description,
  color,
}: {
  name: string;
  description: string;
  color: string;
}) {
  const shown = name.trim() === "" ? "Without a name" : name;
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="text-sm text-muted">Preview</figcaption>
      <div className="flex items-center gap-3 rounded-control border border-line bg-canvas p-3">
        <span
          aria-hidden
          className="size-9 shrink-0 rounded-control"
          style={{ backgroundColor: color }}
        />
        <span className="min-w-0">
          <span className="block truncate font-medium">{shown}</span>
          <span className="block truncate text-sm text-muted">{description}</span>
        </span>
      </div>
    </figure>
  );
}
