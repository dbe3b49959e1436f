import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { Command } from "commander";
import { reach } from "../../client";
import { contextOf } from "../../context";
import { Failure } from "../../failure";
import { type LedgerFilter, toLedgerQuery, withLedgerFilter } from "../../ledger-filter";
import { note } from "../../output";
import { toFailure } from "../../problem";
import { toValue } from "../../settings-input";

/** A ledger of millions of lines takes its time. */
const patienceMs = 3_600_000;

type Options = LedgerFilter & { output?: string };

export const exportCommand = (): Command =>
  withLedgerFilter(new Command("export"))
    .description("write every line of the ledger as CSV, with exact amounts; takes an owner")
    .option("-o, --output <file>", "where to; the standard output unless told")
    .action(async ({ output, ...filter }: Options, command: Command) => {
      const { principal, nodeOrOrganization } = contextOf(command);
      const { origin, token } = principal;
      const node = encodeURIComponent(await nodeOrOrganization());
      const query = new URLSearchParams(toLedgerQuery(filter));
      const headers = {
        accept: "text/csv",
        ...(token !== null && { authorization: `Bearer ${token}` }),
      };
      const response = await reach(
        origin,
        new Request(`${origin}/api/v1/nodes/${node}/ledger.csv?${query.toString()}`, { headers }),
        patienceMs,
      );
      if (!response.ok) throw toFailure(toValue(await response.text()), response.status);
      await write(response, output);
      if (output !== undefined) note(`Written to ${output}.`);
    });

/** What breaks off takes the place of nothing, and is not left behind looking complete. */
async function write({ body }: Response, output: string | undefined): Promise<void> {
  const parts = partsOf(body);
  if (output === undefined) {
    await pipeline(parts, process.stdout, { end: false }).catch(failed);
    return;
  }
  const unfinished = `${output}.part`;
  try {
    await pipeline(parts, createWriteStream(unfinished));
    await rename(unfinished, output);
  } catch (error) {
    await rm(unfinished, { force: true });
    failed(error);
  }
}

function failed(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new Failure("failed", `The ledger was not written as a whole: ${reason}.`);
}

async function* partsOf(body: Response["body"]): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) yield part.value;
}
