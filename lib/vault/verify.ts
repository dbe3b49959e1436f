import "server-only";
import { inOrganization } from "@/lib/db";
import { columnOpener, type Unreadable } from "./open-column";
import { patiently } from "./patiently";
import { firstId, type SealedColumn, sealedColumns } from "./sealed-columns";

const batch = 100;

type Verified = { count: number; unreadable: Unreadable[] };

/** Opens everything that is sealed for an organization. */
export async function verify(organizationId: string): Promise<Verified> {
  const done: Verified = { count: 0, unreadable: [] };
  for (const column of sealedColumns) {
    for (let after: string | undefined = firstId; after !== undefined;) {
      const from: string = after;
      const page = await patiently(() => verifyBatch(organizationId, column, from));
      done.count += page.count;
      done.unreadable.push(...page.unreadable);
      after = page.last;
    }
  }
  return done;
}

const verifyBatch = (organizationId: string, column: SealedColumn, after: string) =>
  inOrganization(organizationId, async (tx) => {
    const rows = await column.page(tx, organizationId, { after, except: "", take: batch });
    const open = columnOpener(tx, organizationId);
    const unreadable: Unreadable[] = [];
    for (const row of rows) {
      const opened = await open(column, row);
      if ("reason" in opened) unreadable.push(opened);
    }
    const last = rows.length < batch ? undefined : rows.at(-1)?.id;
    return { count: rows.length, unreadable, last };
  });
