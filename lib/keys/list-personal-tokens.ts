import { z } from "zod";
import { ownNode } from "@/lib/notifications/list";
import { defineQuery } from "@/lib/pipeline/operation";
import { shownKeys } from "./key-state";
import { keyColumns, KeyView, viewKeys } from "./key-view";
import { tokenOwner } from "./token-owner";

const limit = 200;

export const listPersonalTokens = defineQuery({
  name: "list_personal_tokens",
  summary:
    "The caller's own tokens in this organization, newest first, with those that ended in the last 30 days.",
  permission: "tree:read",
  input: z.strictObject({}),
  output: z.object({ keys: z.array(KeyView) }),
  nodes: ownNode,

  async run({ tx, caller, organizationId }) {
    const userId = tokenOwner(caller);
    const rows = await tx.personalToken.findMany({
      where: { organizationId, userId, ...shownKeys(new Date()) },
      select: keyColumns,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: limit,
    });
    return {
      keys: await viewKeys(
        tx,
        rows.map((row) => ({ ...row, createdBy: userId })),
      ),
    };
  },
});
