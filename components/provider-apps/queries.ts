import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/components/get-json";
import { about } from "@/components/live-query";
import type { ProviderApp } from "@/lib/provider-apps/provider-app";

/** Which OAuth client each provider is asked with. */
export const appsQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ["provider-apps", organizationId],
    queryFn: ({ signal }) =>
      getJson<{ apps: ProviderApp[] }>(
        `/api/v1/provider-apps?organization=${organizationId}`,
        signal,
      ),
    meta: about("apps"),
  });
