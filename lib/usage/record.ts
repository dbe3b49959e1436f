import "server-only";
import { chargeLater, type Held } from "@/lib/credits/hold";
import type { Tx } from "@/lib/db";
import { addEvent } from "./add-event";
import type { Used } from "./usage-event";

/**
 * Notes what was used already, in the transaction of whatever caused it, and charges it: at once where there is
 * credit, else as soon as there is. Told again it changes nothing; then it resolves to undefined.
 */
export async function recordUsage(tx: Tx, used: Used): Promise<Held | undefined> {
  const wanted = await addEvent(tx, used);
  return wanted && chargeLater(tx, wanted);
}
