import { z } from "zod";
import { defineCommand } from "@/lib/pipeline/operation";
import { outcomeOf } from "./attempt";
import { linkTrouble } from "./attempt-admission";
import { toAttemptId } from "./attempt-id";
import { conflict } from "@/lib/errors";
import { nodeOfState } from "./claim-attempt";
import { attemptDetails } from "./close-attempt";
import { dropAttempt, lockAttempt } from "./drop-attempt";
import { usedElsewhere } from "./outcome-text";
import { hashToken } from "@/lib/vault/token";

/** Run by the server itself when a person comes back from a provider without their role. */
export const refuseConnect = defineCommand({
  name: "refuse_connect",
  summary: "End a connect attempt whose person may no longer connect accounts there.",
  permission: "connections:write",
  input: z.strictObject({
    state: z.string().describe("The `state` that came back"),
    sessionId: z.string().describe("The session that came back"),
  }),
  output: z.object({ attemptId: z.string() }),
  nodes: nodeOfState,
  run: ({ organizationId, commit }, { state, sessionId }) =>
    commit(async (tx) => {
      const named = await tx.connectAttempt.findFirst({
        where: { organizationId, stateHash: hashToken(state), sessionId },
        select: { id: true },
      });
      const row = named && (await lockAttempt(tx, organizationId, named.id));
      // What is being redeemed or finished already finds out by itself.
      if (row?.status !== "waiting") throw conflict(usedElsewhere);
      const trouble = await linkTrouble(tx, organizationId, row);
      const status = trouble === null ? "lost_role" : "removed";
      await dropAttempt(tx, organizationId, row, status, {
        ...outcomeOf(row),
        ...(trouble !== null && { message: trouble }),
      });
      return {
        result: { attemptId: toAttemptId(organizationId, row.id) },
        audit: { subjectId: row.id, details: attemptDetails(row, status) },
      };
    }),
});
