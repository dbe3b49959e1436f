import { z } from "zod";
import { Approval } from "@/lib/approvals/approval";
import { requestApproval } from "@/lib/approvals/request";
import { ConnectAttempt } from "@/lib/connections/attempt-view";
import { Connection } from "@/lib/connections/connection";
import { getConnectAttempt } from "@/lib/connections/get-attempt";
import { listConnections } from "@/lib/connections/list";
import { requestBudget } from "@/lib/approvals/request-budget";
import { Credits, getCredits } from "@/lib/credits/get-credits";
import { configureIntegration } from "@/lib/installations/configure";
import { EffectiveIntegration } from "@/lib/installations/effective-integration";
import { getEffectiveIntegration, IntegrationDetail } from "@/lib/installations/get";
import { installIntegration } from "@/lib/installations/install";
import { listIntegrations } from "@/lib/installations/list";
import { CatalogEntry, listCatalog } from "@/lib/installations/list-catalog";
import { removeIntegration } from "@/lib/installations/remove";
import { checkRequestTool } from "./mcp-approval";
import { connectTool } from "./mcp-connect";
import { inboxTool } from "./mcp-inbox";
import { toLink } from "./mcp-link";
import { type McpTool, toMcpTool } from "./mcp-tool";

/** An integration in short: what it is, how it stands, and what to do next. */
const short = {
  id: true,
  name: true,
  status: true,
  sentence: true,
  who: true,
  remedy: true,
  connection: true,
  toolsOn: true,
  toolsTotal: true,
} as const;
const Short = EffectiveIntegration.pick(short);
type Short = z.infer<typeof Short>;

const Account = Connection.pick({
  id: true,
  provider: true,
  accountName: true,
  label: true,
  owner: true,
  isDefault: true,
  grantedScopes: true,
  missingScopes: true,
  health: true,
  healthText: true,
  expiresAt: true,
});

const toLine = ({ id, status, sentence, toolsOn, toolsTotal }: Short): string =>
  `${id}: ${status}. ${sentence}${toolsOn > 0 ? ` ${toolsOn} of ${toolsTotal} tools.` : ""}`;

const toLines = (lines: readonly string[], none: string): string =>
  lines.length > 0 ? lines.join("\n") : none;

/** What an agent does to its own integrations, in the order in which they are listed. */
export const managementTools: readonly McpTool[] = [
  toMcpTool(
    listCatalog,
    z.object({
      entries: z.array(
        CatalogEntry.pick({
          ...short,
          description: true,
          category: true,
          price: true,
          connect: true,
        }),
      ),
    }),
    {
      name: "search_catalog",
      title: "Search the catalog",
      description: "Find integrations by words of what they do, each with its status for you.",
      tell: ({ entries }) =>
        toLines(
          entries.map(
            ({ id, name, description, status }) => `${id} (${name}): ${description} ${status}.`,
          ),
          "No integration does that.",
        ),
    },
  ),
  toMcpTool(listIntegrations, z.object({ integrations: z.array(Short) }), {
    title: "List integrations",
    tell: ({ integrations }) => toLines(integrations.map(toLine), "There is none."),
  }),
  toMcpTool(getEffectiveIntegration, IntegrationDetail, {
    title: "Show an integration",
    tell: (detail) => `${toLine(detail)} ${detail.whyReason}`.trim(),
  }),
  toMcpTool(installIntegration, Short, {
    title: "Install an integration",
    tell: (view) => `Installed. ${toLine(view)}`,
  }),
  toMcpTool(configureIntegration, Short, {
    title: "Configure an integration",
    omit: ["previewDigest"],
    tell: (view) => `Saved. ${toLine(view)}`,
  }),
  connectTool,
  toMcpTool(
    getConnectAttempt,
    ConnectAttempt.pick({
      attemptId: true,
      status: true,
      text: true,
      isOpen: true,
      url: true,
      account: true,
      missing: true,
      expiresAt: true,
    }),
    {
      name: "check_connection",
      title: "Check a connection",
      tell: ({ text, isOpen, url }) => (isOpen ? `${text} ${toLink(url)}` : text),
    },
  ),
  toMcpTool(removeIntegration, removeIntegration.output, {
    title: "Remove an integration",
    omit: ["previewDigest"],
    destructive: true,
    tell: ({ connections }) =>
      [
        "Removed. Its tools are off; what it set up outside is being cleaned up.",
        ...connections.map(
          ({ accountName, kept }) => kept ?? `${accountName} is being disconnected.`,
        ),
      ].join(" "),
  }),
  toMcpTool(listConnections, z.object({ own: z.array(Account), inherited: z.array(Account) }), {
    title: "List accounts",
    tell: ({ own, inherited }) =>
      toLines(
        [...own, ...inherited].map(
          ({ id, provider, accountName, owner, healthText }) =>
            `${id}: ${accountName} at ${provider.name}, owned by ${owner.name}. ${healthText}`,
        ),
        "There is no account yet.",
      ),
  }),
  toMcpTool(
    requestApproval,
    Approval.pick({ id: true, kind: true, state: true, callId: true, expiresAt: true, who: true }),
    {
      title: "Request approval",
      tell: ({ id, expiresAt, who }) =>
        `Asked. ${who ?? ""} It waits until ${expiresAt}: ask check_request {"approvalId":"${id}"}.`,
    },
  ),
  checkRequestTool,
  inboxTool,
  toMcpTool(getCredits, Credits.omit({ pool: true, topUp: true }), {
    title: "Show what it costs",
    description:
      "Tell what you may spend now and how long it lasts at this rate, your budgets, and what using your integrations costs.",
    tell: ({ text, usageBased, budgets, forecast }) =>
      [
        text,
        ...usageBased.map(
          ({ id, prices }) => `${id}: ${prices.map((price) => price.text).join("; ")}.`,
        ),
        ...budgets.map((budget) => budget.text),
        ...(usageBased.length > 0 && forecast ? [forecast.text] : []),
      ].join("\n"),
  }),
  toMcpTool(
    requestBudget,
    z.object({
      text: z.string(),
      approval: Approval.pick({ id: true, state: true, expiresAt: true, who: true }).nullable(),
    }),
    {
      title: "Ask for more to spend",
      tell: ({ text, approval }) =>
        approval
          ? `${text} ${approval.who ?? ""} Ask check_request {"approvalId":"${approval.id}"}.`
          : text,
    },
  ),
];

export const findManagementTool = (name: string): McpTool | undefined =>
  managementTools.find(({ listed }) => listed.name === name);
