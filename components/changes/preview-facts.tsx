import type { ReactNode } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import type { ChangePreview } from "@/lib/installations/preview-change";
import { EffectsList, keyOfLine } from "./effects-list";

type PreviewFactsProps = {
  preview: UseQueryResult<ChangePreview>;
  /** What was shown before facts changed; the lines that differ from it are marked. */
  before: ChangePreview | undefined;
  /** Where the notes already say what becomes of the one account. */
  accountsHidden?: boolean;
};

/** The effects of a change: while they are worked out, when that failed, and the list. */
export function PreviewFacts({ preview, before, accountsHidden = false }: PreviewFactsProps) {
  if (preview.isError)
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3">
        <p>Could not work out the effects, so nothing was changed. {preview.error.message}</p>
        <Button size="small" onClick={() => void preview.refetch()} pending={preview.isFetching}>
          Try again
        </Button>
      </div>
    );
  if (!preview.data)
    return (
      <SkeletonGroup label="Working out the effects" className="flex flex-col gap-3">
        <Skeleton className="h-5 w-full" />
        <Skeleton className="h-5 w-4/5" />
        <Skeleton className="h-5 w-3/5" />
      </SkeletonGroup>
    );
  const { lines, addresses, connections, notes } = preview.data;
  const known = new Set(before?.lines.map(keyOfLine));
  const changed = before
    ? new Set(lines.map(keyOfLine).filter((key) => !known.has(key)))
    : undefined;
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="sr-only">
        {before ? "The list changed" : "The list of effects is ready"}
      </p>
      <EffectsList lines={lines} {...(changed && { changed })} />
      {notes.length > 0 && (
        <ul className="flex flex-col gap-1">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {addresses && (
        <Fact name="Address">
          <code className="font-mono text-sm break-all">{addresses.before}</code>
          {" → "}
          <code className="font-mono text-sm break-all">{addresses.after}</code>
          <span className="block text-muted">The old one keeps working. Keys stay valid.</span>
        </Fact>
      )}
      {connections.length > 0 && !accountsHidden && (
        <Fact name="Accounts">
          <ul>
            {connections.map(({ id, accountName, provider, kept }) => (
              <li key={id}>
                {accountName} at {provider}:{" "}
                <span className="text-muted">
                  {kept === null ? "access is ended at the provider" : `kept, ${kept}`}
                </span>
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3">
      <h3 className="font-semibold">{name}</h3>
      <div>{children}</div>
    </section>
  );
}
