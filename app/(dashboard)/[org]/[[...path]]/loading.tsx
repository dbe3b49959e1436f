import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { SkeletonRows } from "@/components/ui/skeleton-rows";

/** A node's page while it is read: the header's lines and five rows, at their final heights. */
export default function NodeLoading() {
  return (
    <>
      <SkeletonGroup className="mb-6">
        <div className="flex h-8 items-center">
          <Skeleton className="h-6 w-48" />
        </div>
        <div className="mt-1 flex h-5 items-center">
          <Skeleton className="h-3 w-40" />
        </div>
        <div className="mt-4 flex h-10 items-center gap-5 border-b border-line">
          <Skeleton className="h-4 w-16" />
          <Skeleton className="h-4 w-16" />
          <Skeleton className="h-4 w-16" />
        </div>
      </SkeletonGroup>
      <SkeletonRows count={5} label="Loading the page" />
    </>
  );
}
