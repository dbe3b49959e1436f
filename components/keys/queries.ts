import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/components/get-json";
import { live } from "@/components/live-query";
import type { KeyView } from "@/lib/keys/key-view";
import type { ServerToken } from "@/lib/server-tokens/server-token";

export type KeyList = { keys: KeyView[] };

const everyMs = 10_000;

/** The keys of an agent. */
export const keysQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "keys"],
    ...live(["keys"], everyMs),
    queryFn: ({ signal }) =>
      getJson<KeyList>(`/api/v1/nodes/${nodeId}/keys?organization=${organizationId}`, signal),
  });

/** One's own tokens in an organization. */
export const tokensQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ["organizations", organizationId, "tokens"],
    ...live(["keys"], everyMs),
    queryFn: ({ signal }) =>
      getJson<KeyList>(`/api/v1/tokens?organization=${organizationId}`, signal),
  });

/** The server tokens of an organization. */
export const serverTokensQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ["organizations", organizationId, "server-tokens"],
    ...live(["keys"], everyMs),
    queryFn: ({ signal }) =>
      getJson<{ serverTokens: ServerToken[] }>(
        `/api/v1/server-tokens?organization=${organizationId}`,
        signal,
      ),
  });
