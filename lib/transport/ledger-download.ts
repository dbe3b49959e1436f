import "server-only";
import { exportLedger } from "@/lib/credits/export-ledger";
import { parse } from "@/lib/errors";
import { logError } from "@/lib/log";
import { execute } from "@/lib/pipeline/execute";
import type { Asked } from "./endpoint";

/**
 * The ledger as a file: written part by part as fast as it is taken, all as of the moment in which it began.
 * Who loses the right to it meanwhile, or the connection to the database, gets a download that breaks off
 * rather than one that looks complete.
 */
export async function downloadLedger(asked: Asked): Promise<Response> {
  const { caller, isStillLetIn } = asked;
  const input = parse(exportLedger.input, asked.input);
  // What is refused is refused now, with its status.
  let part = await execute(exportLedger, caller, input);
  const { asOf, fileName } = part;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      stream.enqueue(encoder.encode(part.csv));
      const cursor = part.nextCursor;
      if (cursor === null) {
        stream.close();
        return;
      }
      try {
        if (!(await isStillLetIn())) throw new Error("The key or sign-in it came with has ended");
        part = await execute(exportLedger, caller, { ...input, cursor, asOf });
      } catch (error) {
        logError("a ledger was not written any further", error);
        stream.error(error);
      }
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
}
