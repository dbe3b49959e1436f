import "server-only";
import { AppError } from "@/lib/errors";
import { newKeyVersion } from "./new-key-version";
import { olderTransactionsEnded } from "./older-transactions";
import type { Unreadable } from "./open-column";
import { patiently } from "./patiently";
import { raiseFloor } from "./raise-floor";
import { reseal } from "./reseal";
import { rewrapServerKey } from "./rewrap-server-key";
import { allOrganizations, isUnfinished, readVaultState } from "./vault-state";

type Rotation = {
  /** This organization only. */
  organizationId?: string | undefined;
  /** Takes one line at a time. */
  say: (line: string) => void;
};

/** Text that does not open stays under its old key, which is then kept. */
export type Rotated = { organizations: number; count: number; unreadable: Unreadable[] };

/** How often older text may appear again: only where a value was stored outside the rules. */
const rounds = 5;

/**
 * New keys for organizations, wrapped by the first master key; everything sealed anew under them; and
 * then nothing older is opened any more. Servers go on meanwhile. What is done already is to be seen
 * in the data, so that it can be killed at any moment and run again, also twice at once.
 */
export async function rotate({ organizationId, say }: Rotation): Promise<Rotated> {
  await patiently(rewrapServerKey);
  const all = organizationId === undefined ? await allOrganizations() : [organizationId];
  const since = await unfinishedSince(all);
  if (since) say(`Going on with the rotation that began at ${since.toISOString()}.`);

  const open: string[] = [];
  for (const id of all) if (await patiently(() => newKeyVersion(id, since))) open.push(id);
  say(`New keys: ${String(open.length)} organizations.`);

  // Latest first: as long as anything is open, the organization with which the rotation began is.
  const total: Rotated = { organizations: open.length, count: 0, unreadable: [] };
  let left = open.toReversed();
  for (let round = 0; left.length > 0; round += 1) {
    if (round === rounds)
      throw new AppError("conflict", "Older text keeps appearing. The older keys are kept.");
    const { count, unreadable } = await resealAll(left, say);
    total.count += count;
    total.unreadable.push(...unreadable);
    const blocked = new Set(unreadable.map((each) => each.organizationId));
    const ready = left.filter((id) => !blocked.has(id));
    await olderTransactionsEnded();
    left = await raiseFloors(ready);
  }
  return total;
}

/** When the rotation began that was not finished, if any: the age of the oldest key that is half in use. */
async function unfinishedSince(organizationIds: readonly string[]): Promise<Date | null> {
  let since: Date | null = null;
  for (const id of organizationIds) {
    const state = await patiently(() => readVaultState(id));
    if (!state?.key || !isUnfinished(state)) continue;
    if (since === null || state.key.createdAt < since) since = state.key.createdAt;
  }
  return since;
}

async function resealAll(organizationIds: readonly string[], say: (line: string) => void) {
  const progress = new Progress(organizationIds.length, say);
  const unreadable: (Unreadable & { organizationId: string })[] = [];
  for (const organizationId of organizationIds) {
    const done = await reseal(organizationId, (count) => progress.add(count));
    unreadable.push(...done.unreadable.map((each) => ({ ...each, organizationId })));
    progress.next();
  }
  progress.tell();
  return { count: progress.count, unreadable };
}

/** Those in which older text is left. */
async function raiseFloors(organizationIds: readonly string[]): Promise<string[]> {
  const left: string[] = [];
  for (const id of organizationIds) if (!(await patiently(() => raiseFloor(id)))) left.push(id);
  return left;
}

/** One line a second, however much is done in it. */
class Progress {
  count = 0;
  #organizations = 0;
  #told = performance.now();
  readonly #total: number;
  readonly #say: (line: string) => void;

  constructor(total: number, say: (line: string) => void) {
    this.#total = total;
    this.#say = say;
  }

  add(count: number): void {
    this.count += count;
    if (performance.now() - this.#told > 1_000) this.tell();
  }

  next(): void {
    this.#organizations += 1;
  }

  tell(): void {
    this.#told = performance.now();
    this.#say(
      `Sealed anew: ${String(this.count)} values, ${String(this.#organizations)} of ${String(this.#total)} organizations.`,
    );
  }
}
