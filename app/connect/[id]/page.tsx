import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { createConnectLink } from "@/app/(dashboard)/[org]/actions/connect-links";
import {
  authorizeConnect,
  cancelConnect,
  finishConnectKey,
  resolveConnect,
  startConnect,
  updateConnection,
} from "@/app/(dashboard)/[org]/actions/connections";
import { checkChannel } from "@/app/(dashboard)/[org]/actions/channels";
import {
  connectApp,
  connectBot,
  connectSetup,
  provisionNumber,
  searchNumbers,
} from "@/app/(dashboard)/[org]/actions/connect-channel";
import { preview } from "@/app/(dashboard)/[org]/actions/integrations";
import { ConnectPage } from "@/components/connections/connect-page";
import { attemptQuery } from "@/components/connections/queries";
import { MessagePage } from "@/components/message-page";
import { getQueryClient } from "@/components/query-client";
import { ButtonLink } from "@/components/ui/button-link";
import { parseLinkToken } from "@/lib/connect-links/parse-link-token";
import { parseAttemptId } from "@/lib/connections/attempt-id";
import { getConnectAttempt } from "@/lib/connections/get-attempt";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import { requirePerson, runPage, visitor } from "@/lib/transport/page";
import { getLineage } from "@/lib/tree/get-lineage";
import { getTreeRoots } from "@/lib/tree/get-roots";
import { ConnectLink } from "./connect-link";
import { LinkEntrance } from "./link-entrance";

export const metadata: Metadata = {
  title: { absolute: "Connect an account · Integrations" },
  referrer: "no-referrer",
};

/**
 * Says what is about to be connected, or how it ended. Opening it changes nothing: only its buttons,
 * which are POSTs, do.
 */
export default async function ConnectAttemptPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (id === "used") return <Used />;
  const asking = parseLinkToken(id);
  if (asking !== undefined)
    return (await visitor()) ? (
      <ConnectLink organizationId={asking} token={id} />
    ) : (
      <LinkEntrance token={id} />
    );
  const { email } = await requirePerson();
  const named = parseAttemptId(id);
  if (!named) notFound();
  const attempt = await runPage(getConnectAttempt, named.organizationId, { attemptId: id });
  const queryClient = getQueryClient();
  queryClient.setQueryData(attemptQuery(id).queryKey, attempt);

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ConnectPage
        organizationId={named.organizationId}
        attemptId={id}
        signedInAs={email}
        setupPlace={await setupPlaceOf(named.organizationId, attempt)}
        actions={{
          checkChannel,
          connectApp,
          connectBot,
          connectSetup,
          provisionNumber,
          searchNumbers,
          startConnect,
          authorizeConnect,
          finishConnectKey,
          resolveConnect,
          cancelConnect,
          updateConnection,
          createConnectLink,
          preview,
        }}
      />
    </HydrationBoundary>
  );
}

/** The topmost place on an agent's line where the person is an admin; null where there is none. */
async function setupPlaceOf(organizationId: string, { isChannel, node }: ConnectAttempt) {
  if (!isChannel || node.path === null) return null;
  const { roots } = await runPage(getTreeRoots, organizationId, {});
  const { lineage } = await runPage(getLineage, organizationId, { nodeId: node.id });
  const place = lineage.find(({ id }) =>
    roots.some((root) => root.id === id && (root.role === "admin" || root.role === "owner")),
  );
  return place ? { id: place.id, name: place.name } : null;
}

/** Where a callback leads that belongs to no open attempt of this session. */
function Used() {
  return (
    <MessagePage title="This sign-in was started elsewhere or already used. Nothing was saved.">
      <p>You can close this window, or go back and start again.</p>
      <div>
        <ButtonLink href="/">Back</ButtonLink>
      </div>
    </MessagePage>
  );
}
