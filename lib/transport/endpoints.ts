import { whoAmI } from "@/lib/account/who-am-i";
import { listActivity } from "@/lib/activity/list";
import { decideApproval } from "@/lib/approvals/decide";
import { getApproval } from "@/lib/approvals/get";
import { listApprovals } from "@/lib/approvals/list";
import { requestApproval } from "@/lib/approvals/request";
import { requestBudget } from "@/lib/approvals/request-budget";
import { checkChannel } from "@/lib/channels/check";
import { getChannelPackage } from "@/lib/channels/get-package";
import { listChannels } from "@/lib/channels/list";
import { sendTestMessage } from "@/lib/channels/send-test";
import { createConnectLink } from "@/lib/connect-links/create";
import { listConnectLinks } from "@/lib/connect-links/list";
import { withdrawConnectLink } from "@/lib/connect-links/withdraw";
import { cancelConnect } from "@/lib/connections/cancel";
import { connectBot } from "@/lib/connections/connect-bot";
import { connectSetup } from "@/lib/setups/connect";
import { listSetups } from "@/lib/setups/list";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { finishConnectKey } from "@/lib/connections/finish-key";
import { getConnectAttempt } from "@/lib/connections/get-attempt";
import { getConnection } from "@/lib/connections/get";
import { listConnections } from "@/lib/connections/list";
import { listAllConnections } from "@/lib/connections/list-all";
import { moveConnection } from "@/lib/connections/move";
import { previewConnection } from "@/lib/connections/preview";
import { reconnectConnection } from "@/lib/connections/reconnect";
import { startConnect } from "@/lib/connections/start";
import { testConnection } from "@/lib/connections/test";
import { updateConnection } from "@/lib/connections/update";
import { acknowledgeMessages } from "@/lib/inbox/acknowledge";
import { getInbox } from "@/lib/inbox/get";
import { listConversations } from "@/lib/inbox/list-conversations";
import { listDeliveries } from "@/lib/inbox/list-deliveries";
import { listMessages } from "@/lib/inbox/list-messages";
import { readInbox } from "@/lib/inbox/read";
import { removeInboxWebhook } from "@/lib/inbox/remove-webhook";
import { rotateInboxWebhook } from "@/lib/inbox/rotate-webhook";
import { setInboxWebhook } from "@/lib/inbox/set-webhook";
import { blockIntegration } from "@/lib/installations/block";
import { configureIntegration } from "@/lib/installations/configure";
import { deleteBudget } from "@/lib/credits/delete-budget";
import { exportLedger } from "@/lib/credits/export-ledger";
import { getCredits } from "@/lib/credits/get-credits";
import { getUsage } from "@/lib/credits/get-usage";
import { listBudgets } from "@/lib/credits/list-budgets";
import { listLedger } from "@/lib/credits/list-ledger";
import { setBudget } from "@/lib/credits/set-budget";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { getCatalogIntegration } from "@/lib/installations/get-catalog-integration";
import { installIntegration } from "@/lib/installations/install";
import { listIntegrations } from "@/lib/installations/list";
import { listCatalog } from "@/lib/installations/list-catalog";
import { listMarks } from "@/lib/installations/list-marks";
import { previewChange } from "@/lib/installations/preview-change";
import { previewReach } from "@/lib/installations/preview-reach";
import { removeIntegration } from "@/lib/installations/remove";
import { unblockIntegration } from "@/lib/installations/unblock";
import { createAgentKey } from "@/lib/keys/create-agent-key";
import { createPersonalToken } from "@/lib/keys/create-personal-token";
import { listAgentKeys } from "@/lib/keys/list-agent-keys";
import { listPersonalTokens } from "@/lib/keys/list-personal-tokens";
import { reportUsage } from "@/lib/credits/report-usage";
import { reportUsageBatch } from "@/lib/credits/report-usage-batch";
import { createServerToken } from "@/lib/server-tokens/create";
import { listServerTokens } from "@/lib/server-tokens/list";
import { revokeServerToken } from "@/lib/server-tokens/revoke";
import { revokeAgentKey } from "@/lib/keys/revoke-agent-key";
import { revokePersonalToken } from "@/lib/keys/revoke-personal-token";
import { rotateAgentKey } from "@/lib/keys/rotate-agent-key";
import { rotatePersonalToken } from "@/lib/keys/rotate-personal-token";
import { changeRole } from "@/lib/members/change-role";
import { inviteMembers } from "@/lib/members/invite";
import { listMembers } from "@/lib/members/list";
import { previewRemoveMember } from "@/lib/members/preview-remove";
import { removeMember } from "@/lib/members/remove";
import { withdrawInvitation } from "@/lib/members/withdraw-invitation";
import { listNotifications } from "@/lib/notifications/list";
import { readNotifications } from "@/lib/notifications/read";
import { provisionNumber } from "@/lib/phone/numbers/provision";
import { searchNumbers } from "@/lib/phone/numbers/search";
import { cancelTopUp } from "@/lib/payments/cancel-top-up";
import { getPayment } from "@/lib/payments/get";
import { listPayments } from "@/lib/payments/list";
import { recordPayment } from "@/lib/payments/record";
import { startTopUp } from "@/lib/payments/start-top-up";
import { listPolicies } from "@/lib/policies/list";
import { previewPolicies } from "@/lib/policies/preview";
import { setPolicies } from "@/lib/policies/set";
import { testPolicy } from "@/lib/policies/test";
import { checkProviderApp } from "@/lib/provider-apps/check";
import { listProviderApps } from "@/lib/provider-apps/list";
import { previewProviderApp } from "@/lib/provider-apps/preview";
import { removeProviderApp } from "@/lib/provider-apps/remove";
import { setProviderApp } from "@/lib/provider-apps/set";
import { confirmStep } from "@/lib/removals/confirm-step";
import { getReceipt } from "@/lib/removals/get-receipt";
import { listReceipts } from "@/lib/removals/list-receipts";
import { retryStep } from "@/lib/removals/retry-step";
import { revokeEverything } from "@/lib/removals/revoke-everything";
import { callTool } from "@/lib/tools/dispatch";
import { getToolCall } from "@/lib/tools/get-call";
import { listTools } from "@/lib/tools/list";
import { listToolCalls } from "@/lib/tools/list-calls";
import { toolsJson } from "@/lib/tools/tools-json";
import { createNode } from "@/lib/tree/create";
import { deleteNode } from "@/lib/tree/delete";
import { getNode } from "@/lib/tree/get";
import { getLineage } from "@/lib/tree/get-lineage";
import { getTreeRoots } from "@/lib/tree/get-roots";
import { listChildren } from "@/lib/tree/list-children";
import { moveNode } from "@/lib/tree/move";
import { renameNode } from "@/lib/tree/rename";
import { resolvePath } from "@/lib/tree/resolve-path";
import { searchNodes } from "@/lib/tree/search";
import type { Endpoint } from "./endpoint";
import { streamInbox } from "./inbox-stream";
import { readInboxPatiently } from "./inbox-wait";
import { downloadLedger } from "./ledger-download";

/** What a tool call may take, with the time to say that it took too long. */
const callLimitMs = 130_000;

const node = "/nodes/{node}";
const inbox = `${node}/inbox`;
const integration = `${node}/integrations/{integration}`;
const connection = "/connections/{connection}";
const member = `${node}/members/{member}`;
const key = `${node}/keys/{key}`;
const app = "/provider-apps/{provider}";

/** Every address of the REST API. Paths are those of PRODUCT.md; a test compares with the operations. */
export const endpoints: readonly Endpoint[] = [
  { method: "GET", path: "/whoami", operation: whoAmI },

  // The tree
  { method: "GET", path: "/tree", operation: getTreeRoots },
  { method: "GET", path: "/resolve", operation: resolvePath },
  { method: "GET", path: node, operation: getNode },
  { method: "PATCH", path: node, operation: renameNode },
  { method: "PATCH", path: node, operation: moveNode, onlyWith: "parentId" },
  {
    method: "DELETE",
    path: node,
    operation: deleteNode,
    location: "/receipts/{removalId}",
  },
  { method: "GET", path: `${node}/lineage`, operation: getLineage },
  { method: "GET", path: `${node}/children`, operation: listChildren },
  {
    method: "POST",
    path: `${node}/children`,
    operation: createNode,
    names: { node: "parentId" },
    created: true,
    location: "/nodes/{id}",
  },
  { method: "GET", path: `${node}/search`, operation: searchNodes },
  { method: "GET", path: `${node}/marks`, operation: listMarks },
  { method: "POST", path: `${node}/preview`, operation: previewChange, whole: "change" },
  {
    method: "POST",
    path: `${node}/revoke`,
    operation: revokeEverything,
    location: "/receipts/{removalId}",
  },

  // People
  { method: "GET", path: `${node}/members`, operation: listMembers },
  { method: "POST", path: `${node}/members`, operation: inviteMembers, created: true },
  { method: "PATCH", path: member, operation: changeRole },
  { method: "DELETE", path: member, operation: removeMember },
  { method: "POST", path: `${member}/preview`, operation: previewRemoveMember },
  { method: "DELETE", path: `${node}/invitations/{invitation}`, operation: withdrawInvitation },

  // Channels
  { method: "GET", path: `${node}/channels`, operation: listChannels },
  {
    method: "GET",
    path: `${node}/channels/{integration}/package`,
    operation: getChannelPackage,
  },
  { method: "POST", path: `${connection}/channel/check`, operation: checkChannel },
  { method: "POST", path: `${node}/numbers/search`, operation: searchNumbers },
  { method: "POST", path: `${node}/numbers`, operation: provisionNumber },
  { method: "POST", path: `${connection}/channel/test-message`, operation: sendTestMessage },

  // Keys
  { method: "GET", path: `${node}/keys`, operation: listAgentKeys },
  { method: "POST", path: `${node}/keys`, operation: createAgentKey, created: true },
  { method: "GET", path: "/server-tokens", operation: listServerTokens },
  { method: "POST", path: "/server-tokens", operation: createServerToken, created: true },
  {
    method: "DELETE",
    path: "/server-tokens/{token}",
    operation: revokeServerToken,
    names: { token: "tokenId" },
  },
  { method: "POST", path: `${key}/rotate`, operation: rotateAgentKey, created: true },
  { method: "DELETE", path: key, operation: revokeAgentKey },
  { method: "GET", path: "/tokens", operation: listPersonalTokens },
  { method: "POST", path: "/tokens", operation: createPersonalToken, created: true },
  { method: "POST", path: "/tokens/{key}/rotate", operation: rotatePersonalToken, created: true },
  { method: "DELETE", path: "/tokens/{key}", operation: revokePersonalToken },

  // Integrations
  { method: "GET", path: "/catalog", operation: listCatalog },
  { method: "GET", path: "/catalog/{integration}", operation: getCatalogIntegration },
  { method: "GET", path: `${node}/integrations`, operation: listIntegrations },
  {
    method: "POST",
    path: `${node}/integrations`,
    operation: installIntegration,
    created: true,
    location: "/nodes/{node}/integrations/{id}",
  },
  { method: "GET", path: integration, operation: getEffectiveIntegration },
  { method: "PATCH", path: integration, operation: configureIntegration },
  {
    method: "DELETE",
    path: integration,
    operation: removeIntegration,
    location: "/receipts/{removalId}",
  },
  { method: "GET", path: `${integration}/reach`, operation: previewReach },
  { method: "PUT", path: `${integration}/block`, operation: blockIntegration },
  { method: "DELETE", path: `${integration}/block`, operation: unblockIntegration },
  {
    method: "POST",
    path: `${integration}/connect`,
    operation: startConnect,
    created: true,
    location: "/connect-attempts/{attemptId}",
  },

  // Connecting
  { method: "GET", path: "/connect-attempts/{attempt}", operation: getConnectAttempt },
  { method: "POST", path: "/connect-attempts/{attempt}", operation: finishConnectKey },
  { method: "DELETE", path: "/connect-attempts/{attempt}", operation: cancelConnect },
  { method: "POST", path: "/connect-attempts/{attempt}/bot", operation: connectBot },
  { method: "GET", path: `${node}/setups`, operation: listSetups },
  { method: "POST", path: `${node}/setups`, operation: connectSetup },
  { method: "GET", path: "/connect-links", operation: listConnectLinks },
  {
    method: "POST",
    path: `${node}/connect-links`,
    operation: createConnectLink,
    created: true,
  },
  { method: "DELETE", path: "/connect-links/{link}", operation: withdrawConnectLink },

  // Accounts
  { method: "GET", path: "/connections", operation: listAllConnections },
  { method: "GET", path: `${node}/connections`, operation: listConnections },
  { method: "GET", path: connection, operation: getConnection },
  {
    method: "PATCH",
    path: connection,
    operation: updateConnection,
    names: { default: "makeDefault" },
  },
  {
    method: "PATCH",
    path: connection,
    operation: moveConnection,
    names: { node: "toNodeId" },
    onlyWith: "node",
  },
  {
    method: "DELETE",
    path: connection,
    operation: disconnectConnection,
    location: "/receipts/{removalId}",
  },
  { method: "POST", path: `${connection}/test`, operation: testConnection },
  {
    method: "POST",
    path: `${connection}/reconnect`,
    operation: reconnectConnection,
    created: true,
    location: "/connect-attempts/{attemptId}",
  },
  {
    method: "POST",
    path: `${connection}/preview`,
    operation: previewConnection,
    names: { node: "toNodeId" },
  },

  // Apps of the organization's own
  { method: "GET", path: "/provider-apps", operation: listProviderApps },
  { method: "PUT", path: app, operation: setProviderApp },
  { method: "DELETE", path: app, operation: removeProviderApp },
  { method: "POST", path: `${app}/check`, operation: checkProviderApp },
  { method: "POST", path: `${app}/preview`, operation: previewProviderApp },

  // Tools
  { method: "GET", path: `${node}/tools`, operation: listTools, json: toolsJson },
  {
    method: "POST",
    path: `${node}/tools/{tool}/call`,
    operation: callTool,
    timeLimitMs: callLimitMs,
  },
  { method: "GET", path: `${node}/calls`, operation: listToolCalls },
  { method: "GET", path: "/tool-calls/{call}", operation: getToolCall },

  // What agents may do
  { method: "GET", path: `${node}/policies`, operation: listPolicies },
  { method: "PUT", path: `${node}/policies`, operation: setPolicies },
  { method: "POST", path: `${node}/policies/preview`, operation: previewPolicies },
  { method: "GET", path: `${node}/policies/test`, operation: testPolicy },

  // What agents ask people for
  { method: "GET", path: "/approvals", operation: listApprovals },
  { method: "GET", path: "/approvals/{approval}", operation: getApproval },
  { method: "POST", path: "/approvals/{approval}", operation: decideApproval },
  {
    method: "POST",
    path: `${node}/approvals`,
    operation: requestApproval,
    created: true,
    location: "/approvals/{id}",
  },

  // What is said to agents
  {
    method: "GET",
    path: inbox,
    operation: readInbox,
    answer: ({ request, ...asked }) => readInboxPatiently({ ...asked, signal: request.signal }),
    stream: streamInbox,
  },
  { method: "POST", path: `${inbox}/acknowledge`, operation: acknowledgeMessages },
  { method: "GET", path: `${inbox}/state`, operation: getInbox },
  { method: "PUT", path: `${inbox}/webhook`, operation: setInboxWebhook },
  { method: "DELETE", path: `${inbox}/webhook`, operation: removeInboxWebhook },
  { method: "POST", path: `${inbox}/webhook/rotate`, operation: rotateInboxWebhook },
  { method: "GET", path: `${inbox}/deliveries`, operation: listDeliveries },
  { method: "GET", path: `${node}/conversations`, operation: listConversations },
  {
    method: "GET",
    path: `${node}/conversations/{conversation}/messages`,
    operation: listMessages,
  },

  // Clean-up
  { method: "GET", path: `${node}/receipts`, operation: listReceipts },
  { method: "GET", path: "/receipts/{receipt}", operation: getReceipt },
  { method: "POST", path: "/receipt-steps/{step}/confirm", operation: confirmStep },
  { method: "POST", path: "/receipt-steps/{step}/retry", operation: retryStep },

  // Money
  { method: "GET", path: `${node}/credits`, operation: getCredits },
  { method: "GET", path: `${node}/usage`, operation: getUsage },
  { method: "POST", path: `${node}/usage`, operation: reportUsage },
  {
    method: "POST",
    path: `${node}/usage`,
    operation: reportUsageBatch,
    onlyWith: "reports",
  },
  { method: "GET", path: `${node}/ledger`, operation: listLedger },
  {
    method: "GET",
    path: `${node}/ledger.csv`,
    operation: exportLedger,
    download: { type: "text/csv", respond: downloadLedger },
  },
  { method: "GET", path: `${node}/budgets`, operation: listBudgets },
  { method: "PUT", path: `${node}/budgets`, operation: setBudget },
  { method: "DELETE", path: `${node}/budgets/{budget}`, operation: deleteBudget },
  { method: "POST", path: `${node}/budget-requests`, operation: requestBudget },
  { method: "GET", path: `${node}/payments`, operation: listPayments },
  { method: "POST", path: `${node}/payments`, operation: recordPayment, created: true },
  { method: "POST", path: `${node}/top-ups`, operation: startTopUp, created: true },
  { method: "GET", path: "/payments/{payment}", operation: getPayment },
  { method: "DELETE", path: "/payments/{payment}", operation: cancelTopUp },

  // What people are told, and what happened
  { method: "GET", path: "/notifications", operation: listNotifications },
  { method: "POST", path: "/notifications/read", operation: readNotifications },
  { method: "GET", path: `${node}/audit`, operation: listActivity },
];
