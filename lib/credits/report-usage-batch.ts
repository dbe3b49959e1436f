import { z } from "zod";
import { invalidField } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { Report, Reported } from "./report";
import { runReports } from "./run-reports";

export const reportUsageBatch = defineCommand({
  name: "report_usage_batch",
  summary:
    "Charge up to 100 things that an agent used elsewhere: all of them, or none. Each once for its key; refused where the pool or a budget has no room.",
  permission: "money:write",
  programs: true,
  journaled: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the agent"),
    reports: z.array(Report).min(1).max(100).describe("What was used"),
  }),
  output: z.object({ reports: z.array(Reported) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run(context, { reports }) {
    if (new Set(reports.map(({ key }) => key)).size < reports.length)
      throw invalidField("reports", "Give each its own key.");
    return { reports: await runReports(context, reports, (index) => `/reports/${index}`) };
  },
});
