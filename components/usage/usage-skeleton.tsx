import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { SkeletonRows } from "@/components/ui/skeleton-rows";

/** The three numbers while they are read. */
export function NumbersSkeleton() {
  return (
    <SkeletonGroup label="Loading the balance" className="grid gap-x-8 gap-y-5 sm:grid-cols-3">
      {["balance", "spent", "lasts"].map((each) => (
        <div key={each} className="flex h-20 flex-col gap-2">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-8 w-36 max-w-full" />
          <Skeleton className="h-4 w-28" />
        </div>
      ))}
    </SkeletonGroup>
  );
}

/** The frame of the chart and five rows. */
export function ReportSkeleton() {
  return (
    <div className="flex flex-col gap-6">
      <SkeletonGroup label="Loading the usage">
        <Skeleton className="h-80 w-full rounded-card" />
      </SkeletonGroup>
      <SkeletonRows count={5} label="Loading what was spent" />
    </div>
  );
}
