"use client";

import { Download } from "lucide-react";
import { useQueryStates } from "nuqs";
import { cn } from "@/components/class-names";
import { useShell } from "@/components/shell/shell-context";
import { buttonVariants } from "@/components/ui/button-variants";
import { ledgerParsers, toLedgerInput } from "./ledger-filters";

/** Downloads all lines that the filters leave, not only those on the page. */
export function LedgerExport({ node }: { node: { id: string } }) {
  const { organization } = useShell();
  const [filters] = useQueryStates(ledgerParsers);
  const query = new URLSearchParams({ organization: organization.id, ...toLedgerInput(filters) });
  return (
    <a
      className={cn(buttonVariants({ variant: "secondary" }))}
      href={`/api/v1/nodes/${node.id}/ledger.csv?${query.toString()}`}
      download
    >
      <Download aria-hidden strokeWidth={1.75} />
      Export CSV
    </a>
  );
}
