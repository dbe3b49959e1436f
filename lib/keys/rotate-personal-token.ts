import { z } from "zod";
import { conflict } from "@/lib/errors";
import { ownNode } from "@/lib/notifications/list";
import { defineCommand } from "@/lib/pipeline/operation";
import { addPersonalToken } from "./add-personal-token";
import { findPersonalToken } from "./find-personal-token";
import { OverlapHours } from "./key-fields";
import { whenReplaced } from "./key-state";
import { NewKey } from "./key-view";
import { signedInOwner } from "./token-owner";

export const rotatePersonalToken = defineCommand({
  name: "rotate_personal_token",
  summary:
    "Make a token in another's place, for as long as that one was made for. The old one works for a while yet.",
  permission: "tree:read",
  input: z.strictObject({
    keyId: z.uuid().describe("Id of the token that is replaced."),
    overlapHours: OverlapHours,
  }),
  output: NewKey,
  nodes: ownNode,

  run({ caller, organizationId, commit }, { keyId, overlapHours }) {
    const userId = signedInOwner(caller);
    return commit(async (tx) => {
      const old = await findPersonalToken(tx, { organizationId, userId, id: keyId });
      const now = new Date();
      const made = await addPersonalToken(tx, {
        organizationId,
        userId,
        name: old.name,
        expiresAt: new Date(now.getTime() + old.expiresAt.getTime() - old.createdAt.getTime()),
      });
      const { count } = await tx.personalToken.updateMany({
        where: {
          organizationId,
          id: keyId,
          revokedAt: null,
          replacedById: null,
          expiresAt: { gt: now },
        },
        data: whenReplaced(old, made.key.id, overlapHours, now),
      });
      if (count === 0)
        throw conflict("This token has ended or was replaced already. Make a new one instead.");
      const { id, prefix } = made.key;
      const details = { key: old.name, prefix, replaced: old.prefix, overlapHours };
      return { result: made, audit: { subjectId: id, details } };
    });
  },
});
