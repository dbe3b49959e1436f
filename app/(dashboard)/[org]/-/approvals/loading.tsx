import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";

/** The approvals while they are read: three cards. */
export default function ApprovalsLoading() {
  return (
    <>
      <p className="mb-4 text-xl font-semibold">Approvals</p>
      <SkeletonGroup className="flex flex-col gap-4" label="Loading the approvals">
        <div className="h-10 border-b border-line" />
        {["first", "second", "third"].map((card) => (
          <div key={card} className="flex flex-col gap-3 rounded-card border border-line p-4">
            <Skeleton className="h-5 w-72 max-w-full" />
            <Skeleton className="h-24 w-full" />
            <Skeleton className="h-8 w-56 self-end" />
          </div>
        ))}
      </SkeletonGroup>
    </>
  );
}
