import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { TextLink } from "@/components/ui/text-link";
import { loadLedgerFilters, toLedgerInput } from "@/components/usage/ledger-filters";
import { LedgerExport } from "@/components/usage/ledger-export";
import { LedgerList } from "@/components/usage/ledger-list";
import { ledgerQuery } from "@/components/usage/queries";
import { listLedger } from "@/lib/credits/list-ledger";
import { runPage } from "@/lib/transport/page";
import { getNode } from "@/lib/tree/get";
import { getTreeRoots } from "@/lib/tree/get-roots";

type LedgerPageProps = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: LedgerPageProps): Promise<Metadata> {
  const { organization } = await runPage(getTreeRoots, (await params).org, {});
  return { title: { absolute: `Ledger · Integrations · ${organization.name}` } };
}

/** Every line of the ledger at a node and below it. */
export default async function LedgerPage({ params, searchParams }: LedgerPageProps) {
  const { org } = await params;
  const filters = await loadLedgerFilters(searchParams);
  const { organization, roots } = await runPage(getTreeRoots, org, {});
  const node = await runPage(getNode, org, {
    nodeId: filters.node ?? roots[0]?.id ?? organization.id,
  });
  const queryClient = getQueryClient();
  queryClient.setQueryData(ledgerQuery(organization.id, node.id, filters).queryKey, {
    pages: [await runPage(listLedger, org, { nodeId: node.id, ...toLedgerInput(filters) })],
    pageParams: [null],
  });
  const { id, name } = node;
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <div className="mb-1 flex min-h-8 flex-wrap items-center justify-between gap-3">
        <h1 tabIndex={-1} className="text-xl font-semibold">
          Ledger
        </h1>
        {node.role === "owner" && <LedgerExport node={{ id: node.id }} />}
      </div>
      <p className="mb-4 text-muted">
        Every line at {name} and below, newest first.{" "}
        <TextLink href={`/${org}/-/usage?node=${id}`}>Usage of {name}</TextLink>
      </p>
      <SectionBoundary section="the ledger">
        <LedgerList key={id} node={{ id, name }} />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
