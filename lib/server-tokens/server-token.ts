import { z } from "zod";
import { nameOf } from "@/lib/connections/attempt-view";
import type { Directory } from "@/lib/db";

/** A server token as people see it: never the secret. */
export const ServerToken = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string().describe("How it begins, to recognise it by."),
  createdBy: z.string().describe("Whoever made it; the server where its operator did."),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable().describe("Null where it works until it is revoked."),
  lastUsedAt: z.iso.datetime().nullable().describe("To the minute; null if it never was."),
  revokedAt: z.iso.datetime().nullable(),
  state: z.enum(["live", "expired", "revoked"]),
});
export type ServerToken = z.infer<typeof ServerToken>;

/** What a list of server tokens reads of each. */
export const serverTokenColumns = {
  id: true,
  name: true,
  prefix: true,
  createdBy: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const;

type Row = Pick<ServerToken, "id" | "name" | "prefix"> & {
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

/** Server tokens with the names of whoever made them. */
export async function viewServerTokens(
  tx: Directory,
  rows: readonly Row[],
): Promise<ServerToken[]> {
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
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    state: stateOf(row, now),
  }));
}

/** One of them. */
export async function viewServerToken(tx: Directory, row: Row): Promise<ServerToken> {
  const [view] = await viewServerTokens(tx, [row]);
  if (!view) throw new Error("One token has one view");
  return view;
}

function stateOf({ revokedAt, expiresAt }: Row, now: Date): ServerToken["state"] {
  if (revokedAt) return "revoked";
  return expiresAt && expiresAt <= now ? "expired" : "live";
}
