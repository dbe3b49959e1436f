import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/components/get-json";
import { about, live } from "@/components/live-query";
import type { IntegrationDetail } from "@/lib/installations/get";
import type { CatalogDetail } from "@/lib/installations/get-catalog-integration";
import type { CatalogEntry } from "@/lib/installations/list-catalog";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import type { Reach } from "@/lib/installations/preview-reach";

/** How often what is on the screen is asked for again while nobody tells of changes; not in a hidden tab. */
export const pollMs = 4_000;

const base = (nodeId: string) => `/api/v1/nodes/${nodeId}/integrations`;

/** Every integration as it holds at a node. The page fills this key; the browser keeps it fresh. */
export const integrationsQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "integrations"],
    queryFn: ({ signal }) =>
      getJson<{ integrations: EffectiveIntegration[] }>(
        `${base(nodeId)}?organization=${organizationId}`,
        signal,
      ),
    ...live(["integrations"], pollMs),
  });

/** One of them with settings, tools and the reason for its account. */
export const integrationQuery = (organizationId: string, nodeId: string, integration: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "integrations", integration],
    queryFn: ({ signal }) =>
      getJson<IntegrationDetail>(
        `${base(nodeId)}/${integration}?organization=${organizationId}`,
        signal,
      ),
    ...live(["integrations"], pollMs),
  });

/** Which agents an installation and an account at a node would reach. */
export const reachQuery = (organizationId: string, nodeId: string, integration: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "integrations", integration, "reach"],
    queryFn: ({ signal }) =>
      getJson<Reach>(`${base(nodeId)}/${integration}/reach?organization=${organizationId}`, signal),
    meta: about("integrations", "tree"),
  });

/** The catalog, with the status of each entry at a node. */
export const catalogQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "catalog"],
    queryFn: ({ signal }) =>
      getJson<{ entries: CatalogEntry[] }>(
        `/api/v1/catalog?organization=${organizationId}&nodeId=${nodeId}`,
        signal,
      ),
    ...live(["integrations"], pollMs),
  });

/** One entry of the catalog with all there is to know before installing it. */
export const catalogIntegrationQuery = (
  organizationId: string,
  nodeId: string,
  integration: string,
) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "catalog", integration],
    queryFn: ({ signal }) =>
      getJson<CatalogDetail>(
        `/api/v1/catalog/${integration}?organization=${organizationId}&nodeId=${nodeId}`,
        signal,
      ),
    ...live(["integrations"], pollMs),
  });
