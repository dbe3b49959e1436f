import { whoAmI } from "./account/who-am-i";
import { listActivity } from "./activity/list";
import { decideApproval } from "./approvals/decide";
import { getApproval } from "./approvals/get";
import { listApprovals } from "./approvals/list";
import { requestApproval } from "./approvals/request";
import { requestBudget } from "./approvals/request-budget";
import { createConnectLink } from "./connect-links/create";
import { declineConnectLink } from "./connect-links/decline";
import { getConnectLink } from "./connect-links/get";
import { listConnectLinks } from "./connect-links/list";
import { openConnectLink } from "./connect-links/open";
import { startFromLink } from "./connect-links/start";
import { withdrawConnectLink } from "./connect-links/withdraw";
import { authorizeConnect } from "./connections/authorize";
import { connectApp } from "./connections/connect-app";
import { connectBot } from "./connections/connect-bot";
import { finishConnectBot } from "./connections/finish-bot";
import { connectSetup } from "./setups/connect";
import { listSetups } from "./setups/list";
import { checkChannel } from "@/lib/channels/check";
import { getChannelPackage } from "@/lib/channels/get-package";
import { listChannels } from "@/lib/channels/list";
import { sendTestMessage } from "@/lib/channels/send-test";
import { cancelConnect } from "./connections/cancel";
import { disconnectConnection } from "./connections/disconnect";
import { finishConnect } from "./connections/finish";
import { finishConnectKey } from "./connections/finish-key";
import { getConnectAttempt } from "./connections/get-attempt";
import { getConnection } from "./connections/get";
import { listConnections } from "./connections/list";
import { listAllConnections } from "./connections/list-all";
import { moveConnection } from "./connections/move";
import { previewConnection } from "./connections/preview";
import { reconnectConnection } from "./connections/reconnect";
import { refuseConnect } from "./connections/refuse";
import { resolveConnect } from "./connections/resolve";
import { startConnect } from "./connections/start";
import { testConnection } from "./connections/test";
import { updateConnection } from "./connections/update";
import { deleteBudget } from "./credits/delete-budget";
import { exportLedger } from "./credits/export-ledger";
import { getCredits } from "./credits/get-credits";
import { getUsage } from "./credits/get-usage";
import { listBudgets } from "./credits/list-budgets";
import { listLedger } from "./credits/list-ledger";
import { setBudget } from "./credits/set-budget";
import { acknowledgeMessages } from "./inbox/acknowledge";
import { getInbox } from "./inbox/get";
import { listConversations } from "./inbox/list-conversations";
import { listDeliveries } from "./inbox/list-deliveries";
import { listMessages } from "./inbox/list-messages";
import { readInbox } from "./inbox/read";
import { removeInboxWebhook } from "./inbox/remove-webhook";
import { rotateInboxWebhook } from "./inbox/rotate-webhook";
import { setInboxWebhook } from "./inbox/set-webhook";
import { blockIntegration } from "./installations/block";
import { configureIntegration } from "./installations/configure";
import { getEffectiveIntegration } from "./installations/get";
import { getCatalogIntegration } from "./installations/get-catalog-integration";
import { installIntegration } from "./installations/install";
import { listIntegrations } from "./installations/list";
import { listCatalog } from "./installations/list-catalog";
import { listMarks } from "./installations/list-marks";
import { previewChange } from "./installations/preview-change";
import { previewReach } from "./installations/preview-reach";
import { removeIntegration } from "./installations/remove";
import { unblockIntegration } from "./installations/unblock";
import { createAgentKey } from "./keys/create-agent-key";
import { createPersonalToken } from "./keys/create-personal-token";
import { listAgentKeys } from "./keys/list-agent-keys";
import { listPersonalTokens } from "./keys/list-personal-tokens";
import { revokeAgentKey } from "./keys/revoke-agent-key";
import { revokePersonalToken } from "./keys/revoke-personal-token";
import { rotateAgentKey } from "./keys/rotate-agent-key";
import { rotatePersonalToken } from "./keys/rotate-personal-token";
import { changeRole } from "./members/change-role";
import { inviteMembers } from "./members/invite";
import { listMembers } from "./members/list";
import { previewRemoveMember } from "./members/preview-remove";
import { removeMember } from "./members/remove";
import { withdrawInvitation } from "./members/withdraw-invitation";
import { listNotifications } from "./notifications/list";
import { readNotifications } from "./notifications/read";
import type { Operation } from "./pipeline/operation";
import { provisionNumber } from "./phone/numbers/provision";
import { searchNumbers } from "./phone/numbers/search";
import { cancelTopUp } from "./payments/cancel-top-up";
import { getPayment } from "./payments/get";
import { listPayments } from "./payments/list";
import { recordPayment } from "./payments/record";
import { startTopUp } from "./payments/start-top-up";
import { listPolicies } from "./policies/list";
import { previewPolicies } from "./policies/preview";
import { setPolicies } from "./policies/set";
import { testPolicy } from "./policies/test";
import { checkProviderApp } from "./provider-apps/check";
import { listProviderApps } from "./provider-apps/list";
import { previewProviderApp } from "./provider-apps/preview";
import { removeProviderApp } from "./provider-apps/remove";
import { setProviderApp } from "./provider-apps/set";
import { confirmStep } from "./removals/confirm-step";
import { getReceipt } from "./removals/get-receipt";
import { listReceipts } from "./removals/list-receipts";
import { retryStep } from "./removals/retry-step";
import { revokeEverything } from "./removals/revoke-everything";
import { callTool } from "./tools/dispatch";
import { getToolCall } from "./tools/get-call";
import { listTools } from "./tools/list";
import { listToolCalls } from "./tools/list-calls";
import { createNode } from "./tree/create";
import { deleteNode } from "./tree/delete";
import { getNode } from "./tree/get";
import { getLineage } from "./tree/get-lineage";
import { getTreeRoots } from "./tree/get-roots";
import { listChildren } from "./tree/list-children";
import { moveNode } from "./tree/move";
import { renameNode } from "./tree/rename";
import { resolvePath } from "./tree/resolve-path";
import { searchNodes } from "./tree/search";
import { reportUsage } from "./credits/report-usage";
import { reportUsageBatch } from "./credits/report-usage-batch";
import { createServerToken } from "./server-tokens/create";
import { listServerTokens } from "./server-tokens/list";
import { revokeServerToken } from "./server-tokens/revoke";

/** Everything the product can do. */
export const operations: readonly Operation[] = [
  // The tree
  createNode,
  deleteNode,
  getLineage,
  getNode,
  getTreeRoots,
  listChildren,
  moveNode,
  renameNode,
  resolvePath,
  searchNodes,
  // People
  whoAmI,
  changeRole,
  inviteMembers,
  listMembers,
  previewRemoveMember,
  removeMember,
  withdrawInvitation,
  // Keys
  createAgentKey,
  createPersonalToken,
  listAgentKeys,
  listPersonalTokens,
  revokeAgentKey,
  revokePersonalToken,
  rotateAgentKey,
  rotatePersonalToken,
  createServerToken,
  listServerTokens,
  revokeServerToken,
  // Integrations
  blockIntegration,
  configureIntegration,
  getCatalogIntegration,
  getEffectiveIntegration,
  installIntegration,
  listCatalog,
  listIntegrations,
  listMarks,
  previewChange,
  previewReach,
  removeIntegration,
  unblockIntegration,
  // Accounts
  authorizeConnect,
  cancelConnect,
  disconnectConnection,
  finishConnect,
  finishConnectKey,
  getConnectAttempt,
  getConnection,
  listAllConnections,
  listConnections,
  moveConnection,
  previewConnection,
  reconnectConnection,
  refuseConnect,
  resolveConnect,
  startConnect,
  connectApp,
  connectBot,
  finishConnectBot,
  connectSetup,
  listSetups,
  // Connect links
  createConnectLink,
  declineConnectLink,
  getConnectLink,
  listConnectLinks,
  openConnectLink,
  startFromLink,
  withdrawConnectLink,
  testConnection,
  updateConnection,
  // Apps of the organization's own
  checkProviderApp,
  listProviderApps,
  previewProviderApp,
  removeProviderApp,
  setProviderApp,
  // Channels
  checkChannel,
  getChannelPackage,
  provisionNumber,
  searchNumbers,
  listChannels,
  sendTestMessage,
  // Removals
  confirmStep,
  getReceipt,
  listReceipts,
  retryStep,
  revokeEverything,
  // Credits
  deleteBudget,
  exportLedger,
  getCredits,
  reportUsage,
  reportUsageBatch,
  getUsage,
  listBudgets,
  listLedger,
  setBudget,
  cancelTopUp,
  getPayment,
  listPayments,
  recordPayment,
  startTopUp,
  // Tools
  callTool,
  getToolCall,
  listToolCalls,
  listTools,
  // What agents may do
  listPolicies,
  previewPolicies,
  setPolicies,
  testPolicy,
  // What agents ask people for
  decideApproval,
  getApproval,
  listApprovals,
  requestApproval,
  requestBudget,
  // What is said to agents
  acknowledgeMessages,
  getInbox,
  listConversations,
  listDeliveries,
  listMessages,
  readInbox,
  removeInboxWebhook,
  rotateInboxWebhook,
  setInboxWebhook,
  // What people are told
  listNotifications,
  readNotifications,
  // What happened
  listActivity,
];
