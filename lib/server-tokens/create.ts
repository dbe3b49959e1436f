import { z } from "zod";
import { dayMs, ExpiresInDays, KeyName } from "@/lib/keys/key-fields";
import { mintKey } from "@/lib/keys/token";
import { defineCommand } from "@/lib/pipeline/operation";
import { hashToken } from "@/lib/vault/token";
import { ServerToken, serverTokenColumns, viewServerToken } from "./server-token";

export const createServerToken = defineCommand({
  name: "create_server_token",
  summary:
    "Make a token with which a program reports what the organization's agents use, and can do nothing else. It is shown once.",
  permission: "money:write",
  input: z.strictObject({
    name: KeyName,
    expiresInDays: ExpiresInDays.unwrap()
      .optional()
      .describe("Days until it stops working; until it is revoked where nothing is said."),
  }),
  output: z.object({
    serverToken: ServerToken,
    token: z.string().describe("The secret itself. It is not shown again."),
  }),
  nodes: (_tx, _input, organizationId) => [organizationId],

  run: ({ actor, organizationId, commit }, { name, expiresInDays }) =>
    commit(async (tx) => {
      const { token, prefix } = mintKey("program", organizationId);
      const row = await tx.serverToken.create({
        data: {
          organizationId,
          name,
          prefix,
          hash: hashToken(token),
          createdBy: actor.kind === "person" ? actor.userId : null,
          expiresAt:
            expiresInDays === undefined ? null : new Date(Date.now() + expiresInDays * dayMs),
        },
        select: serverTokenColumns,
      });
      const serverToken = await viewServerToken(tx, row);
      const details = { key: name, prefix };
      return { result: { serverToken, token }, audit: { subjectId: row.id, details } };
    }),
});
