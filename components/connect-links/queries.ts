import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/components/get-json";
import { live } from "@/components/live-query";
import type { ConnectLink } from "@/lib/connect-links/link-view";

const everyMs = 10_000;

/** The links that the viewer sent, and for admins all at their nodes. */
export const linksQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ["connect-links", organizationId],
    queryFn: ({ signal }) =>
      getJson<{ links: ConnectLink[] }>(
        `/api/v1/connect-links?organization=${organizationId}`,
        signal,
      ),
    ...live(["links"], everyMs),
  });
