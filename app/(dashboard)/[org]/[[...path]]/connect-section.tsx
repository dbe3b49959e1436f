import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { ConnectAgent } from "@/components/keys/connect-agent";
import { keysQuery } from "@/components/keys/queries";
import { getQueryClient } from "@/components/query-client";
import { listAgentKeys } from "@/lib/keys/list-agent-keys";
import { serverAddress } from "@/lib/setup/server-address";
import { runPage } from "@/lib/transport/page";
import type { NodeDetails } from "@/lib/tree/get";
import { agentKeyActions } from "./agent-key-actions";

type ConnectSectionProps = { organization: { id: string; slug: string }; node: NodeDetails };

/** How an agent is connected; for its admins also with which keys. */
export async function ConnectSection({ organization, node }: ConnectSectionProps) {
  const { id, name, path, role } = node;
  const mayManage = role === "admin" || role === "owner";
  const queryClient = getQueryClient();
  if (mayManage) {
    const keys = await runPage(listAgentKeys, organization.slug, { nodeId: id });
    queryClient.setQueryData(keysQuery(organization.id, id).queryKey, keys);
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ConnectAgent
        organizationId={organization.id}
        agent={{ id, name, path }}
        origin={serverAddress()}
        mayManage={mayManage}
        actions={agentKeyActions}
      />
    </HydrationBoundary>
  );
}
