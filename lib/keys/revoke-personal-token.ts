import { z } from "zod";
import { conflict } from "@/lib/errors";
import { ownNode } from "@/lib/notifications/list";
import { defineCommand } from "@/lib/pipeline/operation";
import { findPersonalToken } from "./find-personal-token";
import { KeyView, viewKey } from "./key-view";
import { tokenOwner } from "./token-owner";

export const revokePersonalToken = defineCommand({
  name: "revoke_personal_token",
  summary: "Revoke one of the caller's own tokens. What uses it stops at once.",
  permission: "tree:read",
  input: z.strictObject({ keyId: z.uuid().describe("Id of the token.") }),
  output: KeyView,
  nodes: ownNode,

  run({ caller, organizationId, commit }, { keyId }) {
    const key = { organizationId, userId: tokenOwner(caller), id: keyId };
    return commit(async (tx) => {
      const { name, prefix } = await findPersonalToken(tx, key);
      const { count } = await tx.personalToken.updateMany({
        where: { ...key, revokedAt: null },
        data: { revokedAt: new Date() },
      });
      if (count === 0) throw conflict("This token was revoked already.");
      const result = await viewKey(tx, await findPersonalToken(tx, key));
      return { result, audit: { subjectId: keyId, details: { key: name, prefix } } };
    });
  },
});
