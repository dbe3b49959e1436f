import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { ledgerFilter, LedgerLine } from "./ledger-line";
import { loadLedger } from "./load-ledger";

export const listLedger = defineQuery({
  name: "list_ledger",
  summary:
    "List what was spent at and below a node line by line, the newest first: who used what, how much, at which price, in which call. Admins of the organization also see there what was paid in.",
  permission: "usage:read",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    ...ledgerFilter,
    cursor: z.uuid().optional().describe("Where the page before ended"),
    limit: z.int().min(1).max(200).default(50).describe("How many, 1 to 200"),
  }),
  output: z.object({
    lines: z.array(LedgerLine),
    nextCursor: z.uuid().nullable().describe("Where the next page starts; null on the last one"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ tx, organizationId, place }, { nodeId: _here, limit, ...filter }) {
    const found = await loadLedger(tx, organizationId, place, { ...filter, limit: limit + 1 });
    const lines = found.slice(0, limit);
    return { lines, nextCursor: found.length > limit ? (lines.at(-1)?.id ?? null) : null };
  },
});
