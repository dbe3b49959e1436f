import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { CallPage } from "@/components/calls/call-page";
import { callQuery } from "@/components/calls/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { requirePerson, runPage } from "@/lib/transport/page";
import { getTreeRoots } from "@/lib/tree/get-roots";
import { loadCall } from "./load-call";

type OneCallProps = { params: Promise<{ org: string; id: string }> };

export async function generateMetadata({ params }: OneCallProps): Promise<Metadata> {
  const { org, id } = await params;
  const { tool } = await loadCall(org, id);
  const { organization } = await runPage(getTreeRoots, org, {});
  return { title: { absolute: `${tool} · Integrations · ${organization.name}` } };
}

/** One tool call, while it runs and afterwards. */
export default async function OneCall({ params }: OneCallProps) {
  const { org, id } = await params;
  const { userId } = await requirePerson();
  const { organization } = await runPage(getTreeRoots, org, {});
  const queryClient = getQueryClient();
  queryClient.setQueryData(callQuery(organization.id, id).queryKey, await loadCall(org, id));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SectionBoundary section="this call">
        <CallPage callId={id} viewerId={userId} />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
