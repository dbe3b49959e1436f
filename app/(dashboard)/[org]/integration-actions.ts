import type { IntegrationActions } from "@/components/integrations/integration-actions";
import { setBudget } from "./actions/budgets";
import { connectSetup } from "./actions/connect-channel";
import { createConnectLink } from "./actions/connect-links";
import {
  authorizeConnect,
  cancelConnect,
  disconnectConnection,
  finishConnectKey,
  moveConnection,
  resolveConnect,
  startConnect,
  testConnection,
  updateConnection,
} from "./actions/connections";
import { block, configure, install, preview, remove, unblock } from "./actions/integrations";
import { recordPayment, startTopUp } from "./actions/payments";
import { callTool } from "./actions/tools";

/** The server actions that the screens of integrations get as one prop. */
export const integrationActions: IntegrationActions = {
  install,
  configure,
  block,
  unblock,
  remove,
  preview,
  startConnect,
  authorizeConnect,
  finishConnectKey,
  resolveConnect,
  cancelConnect,
  updateConnection,
  createConnectLink,
  moveConnection,
  testConnection,
  disconnectConnection,
  connectSetup,
  callTool,
  setBudget,
  startTopUp,
  recordPayment,
};
