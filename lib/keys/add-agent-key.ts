import type { Directory, Tx } from "@/lib/db";
import { hashToken } from "@/lib/vault/token";
import { keyColumns, type NewKey, viewKey } from "./key-view";
import { mintKey } from "./token";

type Wanted = {
  organizationId: string;
  /** The agent. */
  nodeId: string;
  name: string;
  expiresAt: Date;
  createdBy: string | null;
};

/** Makes a key for an agent. Only its hash is kept. */
export async function addAgentKey(tx: Tx & Directory, wanted: Wanted): Promise<NewKey> {
  const { token, prefix } = mintKey("agent", wanted.organizationId);
  const row = await tx.agentKey.create({
    data: { ...wanted, prefix, hash: hashToken(token) },
    select: { ...keyColumns, createdBy: true },
  });
  return { key: await viewKey(tx, row), token };
}
