import { z } from "zod";

export const CallToolInput = z.strictObject({
  nodeId: z.string().describe("Id of the agent"),
  tool: z.string().max(128).describe("Name of the tool, e.g. github_list_issues"),
  arguments: z.record(z.string(), z.unknown()).default({}).describe("The tool's arguments"),
  account: z.uuid().optional().describe("Id of the connection to use, where there are several"),
});
export type CallToolInput = z.output<typeof CallToolInput>;
