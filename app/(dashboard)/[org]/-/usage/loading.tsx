import { NumbersSkeleton, ReportSkeleton } from "@/components/usage/usage-skeleton";

/** The usage while it is read. */
export default function UsageLoading() {
  return (
    <>
      <p className="mb-4 text-xl font-semibold">Usage</p>
      <div className="flex flex-col gap-6">
        <div className="h-8" />
        <NumbersSkeleton />
        <ReportSkeleton />
      </div>
    </>
  );
}
