import type { z } from "zod";
import { Approval } from "@/lib/approvals/approval";
import { ApprovalPage } from "@/lib/approvals/list";
import { ConnectAttempt } from "@/lib/connections/attempt-view";
import { Connection } from "@/lib/connections/connection";
import { ConnectionDetail } from "@/lib/connections/connection-detail";
import { StartedConnect } from "@/lib/connections/open-attempt";
import { Budget } from "@/lib/credits/budget";
import { Credits } from "@/lib/credits/get-credits";
import { LedgerLine } from "@/lib/credits/ledger-line";
import { UsageGroup, UsageReport, UsedQuantity } from "@/lib/credits/usage-report";
import { EffectiveIntegration, NamedNode } from "@/lib/installations/effective-integration";
import { IntegrationDetail } from "@/lib/installations/get";
import { WhyLevel } from "@/lib/installations/get-why";
import { CatalogEntry } from "@/lib/installations/list-catalog";
import { PlannedChange } from "@/lib/installations/planned-change";
import { ChangePreview } from "@/lib/installations/preview-change";
import { Reach } from "@/lib/installations/preview-reach";
import { InboxMessage } from "@/lib/inbox/inbox-message";
import { NewWebhook, WebhookView } from "@/lib/inbox/webhook-view";
import { KeyView, NewKey } from "@/lib/keys/key-view";
import { Policies } from "@/lib/policies/list";
import { PolicyCell, PolicyRow } from "@/lib/policies/matrix";
import { PolicyEntry } from "@/lib/policies/policy-entry";
import { PolicyPreview } from "@/lib/policies/preview";
import { Receipt } from "@/lib/removals/receipt";
import { ToolCallRecord } from "@/lib/tools/tool-call";
import { NodeDetails } from "@/lib/tree/get";
import { Ancestor, NodeAddress } from "@/lib/tree/node";
import { TreeRow } from "@/lib/tree/tree-row";

/** What several answers hold, under the name that clients know it by. */
export const outputNames: Readonly<Record<string, z.ZodType>> = {
  Ancestor,
  Approval,
  ApprovalPage,
  Budget,
  CatalogEntry,
  ChangePreview,
  ConnectAttempt,
  Connection,
  ConnectionDetail,
  Credits,
  EffectiveIntegration,
  IntegrationDetail,
  InboxMessage,
  KeyView,
  LedgerLine,
  NamedNode,
  NewKey,
  NewWebhook,
  NodeAddress,
  NodeDetails,
  Policies,
  PolicyCell,
  PolicyEntry,
  PolicyPreview,
  PolicyRow,
  Reach,
  Receipt,
  StartedConnect,
  ToolCallRecord,
  TreeRow,
  UsageGroup,
  UsageReport,
  UsedQuantity,
  WebhookView,
  WhyLevel,
};

/** The same for what is sent. */
export const inputNames: Readonly<Record<string, z.ZodType>> = {
  NewPolicyEntry: PolicyEntry,
  PlannedChange,
};
