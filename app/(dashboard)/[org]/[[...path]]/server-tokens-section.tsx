import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { Suspense } from "react";
import { addServerToken, endServerToken } from "@/app/(dashboard)/[org]/actions/server-tokens";
import { serverTokensQuery } from "@/components/keys/queries";
import { ServerTokens } from "@/components/keys/server-tokens";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { listServerTokens } from "@/lib/server-tokens/list";
import { runPage } from "@/lib/transport/page";

type ServerTokensSectionProps = { organization: { id: string; slug: string; name: string } };

/** The server tokens of an organization, read once for the first paint. */
export async function ServerTokensSection({ organization }: ServerTokensSectionProps) {
  const { id, slug, name } = organization;
  const queryClient = getQueryClient();
  const tokens = await runPage(listServerTokens, slug, {});
  queryClient.setQueryData(serverTokensQuery(id).queryKey, tokens);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SectionBoundary section="the server tokens">
        <Suspense fallback={<SkeletonRows count={3} label="Loading the server tokens" />}>
          <ServerTokens
            organization={{ id, name }}
            actions={{ create: addServerToken, revoke: endServerToken }}
          />
        </Suspense>
      </SectionBoundary>
    </HydrationBoundary>
  );
}
