import { z } from "zod";
import { defineCommand } from "@/lib/pipeline/operation";
import { ownNode } from "@/lib/notifications/list";
import { addPersonalToken } from "./add-personal-token";
import { dayMs, ExpiresInDays, KeyName } from "./key-fields";
import { NewKey } from "./key-view";
import { signedInOwner } from "./token-owner";

export const createPersonalToken = defineCommand({
  name: "create_personal_token",
  summary:
    "Make a token with which a terminal or a script acts as the caller in this organization. It is shown once.",
  permission: "tree:read",
  input: z.strictObject({ name: KeyName, expiresInDays: ExpiresInDays }),
  output: NewKey,
  nodes: ownNode,

  run({ caller, organizationId, commit }, { name, expiresInDays }) {
    const userId = signedInOwner(caller);
    return commit(async (tx) => {
      const expiresAt = new Date(Date.now() + expiresInDays * dayMs);
      const made = await addPersonalToken(tx, { organizationId, userId, name, expiresAt });
      const { id, prefix } = made.key;
      return { result: made, audit: { subjectId: id, details: { key: name, prefix } } };
    });
  },
});
