import "server-only";
import { inOrganization } from "@/lib/db";
import { columnOpener, type Unreadable } from "./open-column";
import { sealingKey } from "./organization-keys";
import { patiently } from "./patiently";
import { firstId, type SealedColumn, sealedColumns } from "./sealed-columns";
import { sealUnder } from "./sealed-text";

/** Rows stay locked until the end of a batch, and refreshes wait for them. */
const batch = 20;

type Resealed = { count: number; unreadable: Unreadable[] };

/** What text begins with that is sealed under a version of the organization's key. */
export const prefixOf = (version: number): string => `2.${String(version)}.`;

/** Seals everything of an organization anew that is not under its present key. */
export async function reseal(
  organizationId: string,
  onProgress: (count: number) => void,
): Promise<Resealed> {
  const done: Resealed = { count: 0, unreadable: [] };
  for (const column of sealedColumns) {
    for (let after: string | undefined = firstId; after !== undefined;) {
      const from: string = after;
      const { last, count, unreadable } = await patiently(() =>
        resealBatch(organizationId, column, from),
      );
      done.count += count;
      done.unreadable.push(...unreadable);
      after = last;
      onProgress(count);
    }
  }
  return done;
}

/** A value that is replaced at this moment keeps its new text, which is under the present key anyway. */
const resealBatch = (organizationId: string, column: SealedColumn, after: string) =>
  inOrganization(organizationId, async (tx) => {
    const key = await sealingKey(tx, organizationId);
    const page = { after, except: prefixOf(key.version), take: batch };
    const rows = await column.page(tx, organizationId, page);
    const open = columnOpener(tx, organizationId);
    const unreadable: Unreadable[] = [];
    let count = 0;
    for (const row of rows) {
      const opened = await open(column, row);
      if ("reason" in opened) {
        unreadable.push(opened);
        continue;
      }
      const text = sealUnder(key, opened.value, opened.place);
      const { id } = row;
      count += (await column.exchange(tx, { organizationId, id }, row.text, text)).count;
    }
    return { count, unreadable, last: rows.length < batch ? undefined : rows.at(-1)?.id };
  });
