import type { Directory, Tx } from "@/lib/db";
import { hashToken } from "@/lib/vault/token";
import { keyColumns, type NewKey, viewKey } from "./key-view";
import { mintKey } from "./token";

type Wanted = { organizationId: string; userId: string; name: string; expiresAt: Date };

/** Makes a token with which something acts as this person in this organization. Only its hash is kept. */
export async function addPersonalToken(tx: Tx & Directory, wanted: Wanted): Promise<NewKey> {
  const { token, prefix } = mintKey("person", wanted.organizationId);
  const row = await tx.personalToken.create({
    data: { ...wanted, prefix, hash: hashToken(token) },
    select: keyColumns,
  });
  return { key: await viewKey(tx, { ...row, createdBy: wanted.userId }), token };
}
