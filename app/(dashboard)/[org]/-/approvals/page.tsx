import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { decideApproval } from "@/app/(dashboard)/[org]/actions/approvals";
import { ApprovalList } from "@/components/approvals/approval-list";
import { approvalsQuery } from "@/components/approvals/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { listApprovals } from "@/lib/approvals/list";
import { requirePerson, runPage } from "@/lib/transport/page";
import { getTreeRoots } from "@/lib/tree/get-roots";

type ApprovalsPageProps = {
  params: Promise<{ org: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: ApprovalsPageProps): Promise<Metadata> {
  const { organization } = await runPage(getTreeRoots, (await params).org, {});
  return { title: { absolute: `Approvals · Integrations · ${organization.name}` } };
}

/** What agents ask for: what waits for a person, and what became of the rest. */
export default async function ApprovalsPage({ params, searchParams }: ApprovalsPageProps) {
  const { org } = await params;
  const search = await searchParams;
  const { userId } = await requirePerson();
  const { organization } = await runPage(getTreeRoots, org, {});
  const state = search.state === "decided" ? "decided" : "waiting";
  const node = typeof search.node === "string" ? search.node : null;
  const queryClient = getQueryClient();
  queryClient.setQueryData(approvalsQuery(organization.id, state, node).queryKey, {
    pages: [await runPage(listApprovals, org, { state, ...(node !== null && { nodeId: node }) })],
    pageParams: [null],
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <h1 tabIndex={-1} className="mb-4 text-xl font-semibold">
        Approvals
      </h1>
      <SectionBoundary section="the approvals">
        <ApprovalList viewerId={userId} actions={{ decideApproval }} />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
