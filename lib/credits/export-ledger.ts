import { z } from "zod";
import { Moment } from "@/lib/pipeline/moment";
import { defineQuery } from "@/lib/pipeline/operation";
import { csvHeader, toCsv } from "./ledger-csv";
import { ledgerFilter, LedgerLine } from "./ledger-line";
import { loadLedger } from "./load-ledger";

/** So many are read at once: a download asks for one part after the other. */
const partSize = 2_000;

export const exportLedger = defineQuery({
  name: "export_ledger",
  summary:
    "Write all lines of the ledger at and below a node as CSV, the newest first. Amounts are exact, in dollars; text that a spreadsheet would take for a formula begins with an apostrophe.",
  permission: "ledger:export",
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    ...ledgerFilter,
    cursor: z
      .uuid()
      .optional()
      .describe("The last line that is there already, to go on with what broke off"),
    asOf: Moment.optional().describe("Leaves out what was written after this time"),
  }),
  output: z.object({
    csv: z.string(),
    nextCursor: z.uuid().nullable(),
    asOf: z.iso.datetime(),
    fileName: z.string(),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ tx, organizationId, place }, { nodeId: _here, asOf, ...filter }) {
    const writtenBefore = asOf ?? (await present(tx));
    const asked = { ...filter, writtenBefore, limit: partSize };
    const lines = (await loadLedger(tx, organizationId, place, asked)).map((line) =>
      LedgerLine.parse(line),
    );
    const days = [filter.from, filter.to].filter((day) => day !== undefined);
    return {
      csv: (filter.cursor === undefined ? csvHeader : "") + toCsv(lines),
      nextCursor: lines.length < partSize ? null : (lines.at(-1)?.id ?? null),
      asOf: writtenBefore,
      fileName: [place.node.slug, "ledger", ...days].join("-") + ".csv",
    };
  },
});

/** The database's own time, rounded as it rounds the times of what is written. */
async function present(tx: {
  $queryRaw: <T>(query: TemplateStringsArray) => Promise<T>;
}): Promise<string> {
  const [row] = await tx.$queryRaw<
    { now: Date }[]
  >`select clock_timestamp()::timestamptz(3) as now`;
  return (row?.now ?? new Date()).toISOString();
}
