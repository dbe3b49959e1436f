import "server-only";
import type { Tx } from "@/lib/db";
import { keyOf } from "./seal";
import type { SealedColumn, SealedRow } from "./sealed-columns";
import type { SealedPlace } from "./sealed-place";
import { openUnder, parseSealed, type SealedText } from "./sealed-text";

/** A stored text that does not open, by its place. */
export type Unreadable = { table: string; rowId: string; reason: string };

type Opened = { value: unknown; place: SealedPlace };

/** Opens many texts of one organization in one transaction, and asks for each key once. */
export function columnOpener(tx: Tx, organizationId: string) {
  const keys = new Map<string, Promise<Buffer>>();
  const keyFor = (text: SealedText): Promise<Buffer> => {
    const name = text.format === "2" ? String(text.keyVersion) : text.masterKeyId;
    const key = keys.get(`${text.format}.${name}`) ?? keyOf(tx, organizationId, text);
    keys.set(`${text.format}.${name}`, key);
    return key;
  };
  return async (column: SealedColumn, row: SealedRow): Promise<Opened | Unreadable> => {
    const { table, fields } = column;
    let reason = "";
    for (const field of fields) {
      const place = { organizationId, table, rowId: row.id, field, version: row.version };
      try {
        const text = parseSealed(row.text);
        return { value: openUnder(await keyFor(text), text, place), place };
      } catch (cause) {
        // A key service that is down says nothing about the text.
        if (cause instanceof Error && cause.name === "AppError") throw cause;
        reason = cause instanceof Error ? cause.message : "unknown";
      }
    }
    return { table, rowId: row.id, reason };
  };
}
