import { z } from "zod";
import { conflict, notFound } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { ServerToken, serverTokenColumns, viewServerToken } from "./server-token";

export const revokeServerToken = defineCommand({
  name: "revoke_server_token",
  summary: "Revoke a server token. The program that holds it reports nothing any more.",
  permission: "money:write",
  input: z.strictObject({ tokenId: z.uuid().describe("Id of the token.") }),
  output: ServerToken,
  nodes: (_tx, _input, organizationId) => [organizationId],

  run: ({ organizationId, commit }, { tokenId: id }) =>
    commit(async (tx) => {
      const { count } = await tx.serverToken.updateMany({
        where: { organizationId, id, revokedAt: null },
        data: { revokedAt: new Date() },
      });
      const row = await tx.serverToken.findFirst({
        where: { organizationId, id },
        select: serverTokenColumns,
      });
      if (!row) throw notFound("This token");
      if (count === 0) throw conflict("This token was revoked already.");
      const details = { key: row.name, prefix: row.prefix };
      return { result: await viewServerToken(tx, row), audit: { subjectId: id, details } };
    }),
});
