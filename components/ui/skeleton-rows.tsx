import { Card } from "./item";
import { Skeleton, SkeletonGroup } from "./skeleton";

/** A card of waiting two-line rows, as tall as the `Item`s that will replace it. */
export function SkeletonRows({ count, label }: { count: number; label?: string }) {
  return (
    <SkeletonGroup {...(label !== undefined && { label })}>
      <Card>
        {Array.from({ length: count }, (_, index) => (
          <div key={index} className="flex min-h-16 items-center gap-3 px-4 py-3">
            <Skeleton className="size-7 shrink-0" />
            <div className="flex min-w-0 grow flex-col gap-2">
              <Skeleton className="h-3.5 w-40 max-w-full" />
              <Skeleton className="h-3 w-72 max-w-full" />
            </div>
            <Skeleton className="h-5.5 w-16 shrink-0 rounded-full" />
          </div>
        ))}
      </Card>
    </SkeletonGroup>
  );
}
