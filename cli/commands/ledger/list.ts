import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { dollars } from "../../dollars";
import { type LedgerFilter, toLedgerQuery, withLedgerFilter } from "../../ledger-filter";
import { toWholeNumber } from "../../option-values";
import { hint, print, printJson, table } from "../../output";
import { safeText } from "../../safe-text";
import type { Schema } from "../../schema";

type Options = LedgerFilter & { limit: number; after?: string };

export const listCommand = (): Command =>
  withLedgerFilter(new Command("list"))
    .description("show lines of the ledger, the newest first")
    .option("--limit <count>", "how many at most", toWholeNumber, 50)
    .option("--after <cursor>", "where the page before ended")
    .action(async ({ limit, after, ...filter }: Options, command: Command) => {
      const { client, json, nodeOrOrganization } = contextOf(command);
      const path = { node: await nodeOrOrganization() };
      const query = {
        ...toLedgerQuery(filter),
        limit,
        ...(after !== undefined && { cursor: after }),
      };
      const page = await answer(client.GET("/nodes/{node}/ledger", { params: { path, query } }));
      if (json) {
        printJson(page);
        return;
      }
      if (page.lines.length === 0) hint("There is no such line.");
      else print(toTable(page.lines));
      if (page.nextCursor !== null) hint(`More with: --after ${page.nextCursor}`);
    });

const toTable = (lines: readonly Schema<"LedgerLine">[]): string =>
  table(
    ["TIME (UTC)", "KIND", "WHO", "INTEGRATION", "USED", "AMOUNT", "CALL"],
    lines.map((line) => [
      line.at.slice(0, 16).replace("T", " "),
      line.kindName,
      safeText(line.node.name),
      safeText(line.integration?.name ?? ""),
      line.quantity === null ? "" : safeText(`${line.quantity} ${line.unit ?? ""}`),
      dollars(line.amountMicros),
      line.call?.id ?? "",
    ]),
  );
