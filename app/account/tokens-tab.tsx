import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { Suspense } from "react";
import { EmptyState } from "@/components/empty-state";
import { OwnTokens } from "@/components/keys/own-tokens";
import { tokensQuery } from "@/components/keys/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { ButtonLink } from "@/components/ui/button-link";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { listOrganizations } from "@/lib/account/list-organizations";
import { listPersonalTokens } from "@/lib/keys/list-personal-tokens";
import { runPage } from "@/lib/transport/page";
import { createToken, revokeToken, rotateToken } from "./actions";

/** One's own tokens, by organization: each token belongs to one. */
export async function TokensTab({ userId }: { userId: string }) {
  const queryClient = getQueryClient();
  const organizations = await listOrganizations(userId);
  for (const { id } of organizations)
    queryClient.setQueryData(tokensQuery(id).queryKey, await runPage(listPersonalTokens, id, {}));
  if (organizations.length === 0)
    return (
      <EmptyState
        title="A token acts in an organization, and you are in none."
        action={<ButtonLink href="/new">Create organization</ButtonLink>}
      />
    );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <p className="text-muted">
        With a token a terminal or a script acts as you, with the roles you hold at that moment.{" "}
        <code className="font-mono text-sm">alfe login</code> makes one by itself.
      </p>
      {organizations.map(({ id, name }) => (
        <SectionBoundary key={id} section={`the tokens in ${name}`}>
          <Suspense fallback={<SkeletonRows count={3} label="Loading the tokens" />}>
            <OwnTokens
              organization={{ id, name }}
              actions={{ create: createToken, rotate: rotateToken, revoke: revokeToken }}
            />
          </Suspense>
        </SectionBoundary>
      ))}
    </HydrationBoundary>
  );
}
