import { SkeletonRows } from "@/components/ui/skeleton-rows";

/** The hub while it is read. */
export default function ConnectionsLoading() {
  return (
    <>
      <p className="mb-6 flex min-h-8 items-center text-xl font-semibold">Connections</p>
      <div className="mb-4 h-8" />
      <SkeletonRows count={8} label="Loading the connections" />
    </>
  );
}
