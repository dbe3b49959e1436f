import { z } from "zod";
import { dayMs } from "@/lib/keys/key-fields";
import { defineQuery } from "@/lib/pipeline/operation";
import { ServerToken, serverTokenColumns, viewServerTokens } from "./server-token";

const limit = 200;
const shownMs = 30 * dayMs;

export const listServerTokens = defineQuery({
  name: "list_server_tokens",
  summary:
    "The organization's server tokens, newest first, with those that ended in the last 30 days.",
  permission: "money:write",
  input: z.strictObject({}),
  output: z.object({ serverTokens: z.array(ServerToken) }),
  nodes: (_tx, _input, organizationId) => [organizationId],

  async run({ tx, organizationId }) {
    const since = new Date(Date.now() - shownMs);
    const rows = await tx.serverToken.findMany({
      where: {
        organizationId,
        AND: [
          { OR: [{ revokedAt: null }, { revokedAt: { gt: since } }] },
          { OR: [{ expiresAt: null }, { expiresAt: { gt: since } }] },
        ],
      },
      select: serverTokenColumns,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: limit,
    });
    return { serverTokens: await viewServerTokens(tx, rows) };
  },
});
