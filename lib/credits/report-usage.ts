import { z } from "zod";
import { defineCommand } from "@/lib/pipeline/operation";
import { Report, Reported, reportFields } from "./report";
import { runReports } from "./run-reports";

export const reportUsage = defineCommand({
  name: "report_usage",
  summary:
    "Charge what an agent used elsewhere, such as model tokens or compute: by the price book, or at the price given. Once for each key; refused where the pool or a budget has no room.",
  permission: "money:write",
  programs: true,
  // The ledger is its record.
  journaled: true,
  input: z.strictObject({ nodeId: z.string().describe("Id of the agent"), ...reportFields }),
  output: Reported,
  nodes: (_tx, { nodeId }) => [nodeId],
  async run(context, { nodeId: _nodeId, ...report }) {
    const [reported] = await runReports(context, [Report.parse(report)], () => "");
    if (!reported) throw new Error("One report has one outcome");
    return reported;
  },
});
