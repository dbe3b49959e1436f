import { SkeletonRows } from "@/components/ui/skeleton-rows";

/** The activity while it is read. */
export default function ActivityLoading() {
  return (
    <>
      <p className="mb-1 text-xl font-semibold">Activity</p>
      <p className="mb-6 text-muted">What happened, newest first.</p>
      <div className="mb-4 h-8" />
      <SkeletonRows count={6} label="Loading the activity" />
    </>
  );
}
