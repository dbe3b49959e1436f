import { SkeletonRows } from "@/components/ui/skeleton-rows";

/** The ledger while it is read. */
export default function LedgerLoading() {
  return (
    <>
      <p className="mb-1 text-xl font-semibold">Ledger</p>
      <p className="mb-4 text-muted">Every line, newest first.</p>
      <div className="mb-4 h-8" />
      <SkeletonRows count={12} label="Loading the ledger" />
    </>
  );
}
