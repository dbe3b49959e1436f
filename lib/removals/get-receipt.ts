import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { loadReceipt } from "./load-receipt";
import { Receipt } from "./receipt";
import { placeOfRemoval } from "./removal-place";

export const getReceipt = defineQuery({
  name: "get_receipt",
  summary: "What a removal did, step by step, and what is still being done or left to a person.",
  permission: "receipts:read",
  agents: true,
  input: z.strictObject({ removalId: z.uuid().describe("Id of the removal") }),
  output: Receipt,
  nodes: (tx, { removalId }, organizationId) => placeOfRemoval(tx, organizationId, removalId),
  run: ({ tx, organizationId, place }, { removalId }) =>
    loadReceipt(tx, organizationId, removalId, place),
});
