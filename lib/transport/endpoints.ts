import { listActivity } from "@/lib/activity/list";
import { listConnectLinks } from "@/lib/connect-links/list";
import { getConnectAttempt } from "@/lib/connections/get-attempt";
import { getConnection } from "@/lib/connections/get";
import { listConnections } from "@/lib/connections/list";
import { listAllConnections } from "@/lib/connections/list-all";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { getCatalogIntegration } from "@/lib/installations/get-catalog-integration";
import { listIntegrations } from "@/lib/installations/list";
import { listCatalog } from "@/lib/installations/list-catalog";
import { listMarks } from "@/lib/installations/list-marks";
import { previewReach } from "@/lib/installations/preview-reach";
import { listMembers } from "@/lib/members/list";
import { listNotifications } from "@/lib/notifications/list";
import type { Query } from "@/lib/pipeline/operation";
import { listProviderApps } from "@/lib/provider-apps/list";
import { getReceipt } from "@/lib/removals/get-receipt";
import { listReceipts } from "@/lib/removals/list-receipts";
import { listTools } from "@/lib/tools/list";
import { listToolCalls } from "@/lib/tools/list-calls";
import { getNode } from "@/lib/tree/get";
import { listChildren } from "@/lib/tree/list-children";
import { searchNodes } from "@/lib/tree/search";

export type Endpoint = { path: string; operation: Query };

/** Every route that is read, and the operation behind it. Path and query parameters are its input. */
export const endpoints: readonly Endpoint[] = [
  { path: "/nodes/:nodeId", operation: getNode },
  { path: "/nodes/:nodeId/children", operation: listChildren },
  { path: "/nodes/:nodeId/search", operation: searchNodes },
  { path: "/nodes/:nodeId/marks", operation: listMarks },
  { path: "/nodes/:nodeId/integrations", operation: listIntegrations },
  { path: "/nodes/:nodeId/integrations/:integration", operation: getEffectiveIntegration },
  { path: "/nodes/:nodeId/integrations/:integration/reach", operation: previewReach },
  { path: "/nodes/:nodeId/connections", operation: listConnections },
  { path: "/connections", operation: listAllConnections },
  { path: "/connections/:connectionId", operation: getConnection },
  { path: "/nodes/:nodeId/tools", operation: listTools },
  { path: "/nodes/:nodeId/calls", operation: listToolCalls },
  { path: "/nodes/:nodeId/members", operation: listMembers },
  { path: "/nodes/:nodeId/audit", operation: listActivity },
  { path: "/nodes/:nodeId/receipts", operation: listReceipts },
  { path: "/receipts/:removalId", operation: getReceipt },
  { path: "/catalog", operation: listCatalog },
  { path: "/catalog/:integration", operation: getCatalogIntegration },
  { path: "/notifications", operation: listNotifications },
  { path: "/provider-apps", operation: listProviderApps },
  { path: "/connect-attempts/:attemptId", operation: getConnectAttempt },
  { path: "/connect-links", operation: listConnectLinks },
];
