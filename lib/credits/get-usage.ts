import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { MeterName } from "./budget";
import { Day } from "./days";
import { loadUsage } from "./load-usage";
import { usageGroupings, UsageReport } from "./usage-report";

export const getUsage = defineQuery({
  name: "get_usage",
  summary:
    "Tell what was spent at and below a node by day (UTC), and by integration, by what is below it, or by meter.",
  permission: "usage:read",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    from: Day.optional().describe("The first day (UTC), like 2026-11-01; else of this month"),
    to: Day.optional().describe("The last day (UTC); else today"),
    by: z.enum(usageGroupings).default("integration").describe("What the days are divided into"),
    integration: z.string().max(64).optional().describe("Only what this integration used"),
    meter: MeterName.optional().describe("Only this meter"),
  }),
  output: UsageReport,
  nodes: (_tx, { nodeId }) => [nodeId],
  run: ({ tx, organizationId, place }, { nodeId: _here, ...asked }) =>
    loadUsage(tx, organizationId, place, asked),
});
