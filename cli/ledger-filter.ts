import { type Command, Option } from "commander";
import { toDay } from "./days";
import type { Schema } from "./schema";

/** Which lines of the ledger are asked for. */
export type LedgerFilter = {
  from?: string;
  to?: string;
  integration?: string;
  meter?: string;
  kind?: Schema<"LedgerLine">["kind"];
  call?: string;
};

const kinds = [
  "usage",
  "correction",
  "top_up",
  "allowance",
  "refund",
  "refund_failed",
  "dispute",
  "dispute_won",
];

export const withLedgerFilter = (command: Command): Command =>
  command
    .option("--from <day>", "the first day (UTC)", toDay)
    .option("--to <day>", "the last day (UTC)", toDay)
    .option("--integration <id>", "only what this integration used")
    .option("--meter <meter>", "only this meter, e.g. web_search")
    .addOption(new Option("--kind <kind>", "only lines of this kind").choices(kinds))
    .option("--call <id>", "only what this tool call cost");

/** The filter as the API takes it. */
export const toLedgerQuery = ({ from, to, integration, meter, kind, call }: LedgerFilter) => ({
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
  ...(integration !== undefined && { integration }),
  ...(meter !== undefined && { meter }),
  ...(kind !== undefined && { kind }),
  ...(call !== undefined && { callId: call }),
});
