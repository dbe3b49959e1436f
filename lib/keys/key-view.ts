import { z } from "zod";
import { nameOf } from "@/lib/connections/attempt-view";
import type { Directory } from "@/lib/db";
import { expiresSoon, keyState, keyStates, type StoredKey } from "./key-state";

/** An agent's key or a personal token as people see it: never the secret. */
export const KeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string().describe("How it begins, to recognise it by."),
  createdBy: z.string().describe("Whoever made it; the server where nobody did."),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  expiresSoon: z.boolean().describe("Whether it ends within 7 days and nothing takes its place."),
  lastUsedAt: z.iso.datetime().nullable().describe("To the minute; null if it never was."),
  lastUsedAddress: z.string().nullable().describe("The network address it was last used from."),
  revokedAt: z.iso.datetime().nullable(),
  replacedById: z.uuid().nullable().describe("The one that took its place."),
  state: z
    .enum(keyStates)
    .describe("live; ending: replaced, and working for a while yet; expired; revoked."),
});
export type KeyView = z.infer<typeof KeyView>;

/** A key that was just made. */
export const NewKey = z.object({
  key: KeyView,
  token: z.string().describe("The secret itself. It is not shown again."),
});
export type NewKey = z.infer<typeof NewKey>;

type Row = StoredKey & {
  id: string;
  name: string;
  prefix: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
};

/** What a list of keys reads of each. */
export const keyColumns = {
  id: true,
  name: true,
  prefix: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  lastUsedAddress: true,
  revokedAt: true,
  replacedById: true,
} as const;

/** Keys with the names of whoever made them. */
export async function viewKeys(
  tx: Directory,
  rows: readonly (Row & { createdBy: string | null })[],
): Promise<KeyView[]> {
  const ids = [...new Set(rows.flatMap(({ createdBy }) => createdBy ?? []))];
  const people = await tx.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, email: true },
  });
  const now = new Date();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    createdBy:
      row.createdBy === null
        ? "the server"
        : nameOf(people.find(({ id }) => id === row.createdBy) ?? null),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    expiresSoon: expiresSoon(row, now),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    lastUsedAddress: row.lastUsedAddress,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    replacedById: row.replacedById,
    state: keyState(row, now),
  }));
}

/** One of them. */
export async function viewKey(
  tx: Directory,
  row: Row & { createdBy: string | null },
): Promise<KeyView> {
  const [view] = await viewKeys(tx, [row]);
  if (!view) throw new Error("One key has one view");
  return view;
}
