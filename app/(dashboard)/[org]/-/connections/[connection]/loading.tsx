import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { SkeletonRows } from "@/components/ui/skeleton-rows";

/** An account's page while it is read. */
export default function ConnectionLoading() {
  return (
    <>
      <SkeletonGroup className="mb-6 flex items-center gap-3">
        <Skeleton className="size-11" />
        <div className="flex flex-col gap-2">
          <Skeleton className="h-5 w-48" />
          <Skeleton className="h-4 w-40" />
        </div>
      </SkeletonGroup>
      <SkeletonRows count={6} label="Loading the connection" />
    </>
  );
}
