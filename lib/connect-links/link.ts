import { z } from "zod";
import type { Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { hashToken, organizationOfToken } from "@/lib/vault/token";

/** The last part of a link's address. It says which organization, and is stored as a hash only. */
export const LinkToken = z.string().max(200).describe("The link's token");

export const linkFields = {
  id: true,
  nodeId: true,
  integration: true,
  userId: true,
  email: true,
  note: true,
  reconnects: true,
  sentBy: true,
  createdAt: true,
  expiresAt: true,
  openedAt: true,
  usedAt: true,
  accountName: true,
  declinedAt: true,
  withdrawnAt: true,
  node: { select: { name: true, kind: true, deletedAt: true } },
} as const;

export type LinkRow = NonNullable<Awaited<ReturnType<typeof findLink>>>;

const findLink = (
  tx: Tx,
  organizationId: string,
  where: { id: string } | { tokenHash: Uint8Array<ArrayBuffer> },
) => tx.connectLink.findFirst({ where: { organizationId, ...where }, select: linkFields });

/** The link that a token names in this organization; throws `not_found`. */
export async function loadLink(tx: Tx, organizationId: string, token: string): Promise<LinkRow> {
  const row =
    organizationOfToken(token) === organizationId
      ? await findLink(tx, organizationId, { tokenHash: hashToken(token) })
      : null;
  if (!row) throw notFound("This link");
  return row;
}

export async function loadLinkById(tx: Tx, organizationId: string, id: string): Promise<LinkRow> {
  const row = z.uuid().safeParse(id).success ? await findLink(tx, organizationId, { id }) : null;
  if (!row) throw notFound("This link");
  return row;
}

/** Where a link belongs, for the pipeline to authorize: of a deleted node only the organization is left. */
export const nodesOfLink = async (
  tx: Tx,
  { token }: { token: string },
  organizationId: string,
): Promise<string[]> => {
  const { nodeId, node } = await loadLink(tx, organizationId, token);
  return [node.deletedAt === null ? nodeId : organizationId];
};
