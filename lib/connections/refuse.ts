import { z } from "zod";
import { defineCommand } from "@/lib/pipeline/operation";
import { loadAttempt, outcomeOf } from "./attempt";
import { toAttemptId } from "./attempt-id";
import { conflict } from "@/lib/errors";
import { nodeOfState } from "./claim-attempt";
import { attemptDetails } from "./close-attempt";
import { usedElsewhere } from "./outcome-text";
import { hashToken } from "@/lib/vault/token";

/** Run by the server itself when a person comes back from a provider without their role. */
export const refuseConnect = defineCommand({
  name: "refuse_connect",
  summary: "End a connect attempt whose person may no longer connect accounts there.",
  permission: "connections:write",
  input: z.object({
    state: z.string().describe("The `state` that came back"),
    sessionId: z.string().describe("The session that came back"),
  }),
  output: z.object({ attemptId: z.string() }),
  nodes: nodeOfState,
  run: ({ organizationId, commit }, { state, sessionId }) =>
    commit(async (tx) => {
      const row = await tx.connectAttempt.findFirst({
        where: { organizationId, stateHash: hashToken(state), sessionId, status: "waiting" },
        select: { id: true },
      });
      if (!row) throw conflict(usedElsewhere);
      const attemptId = toAttemptId(organizationId, row.id);
      const attempt = await loadAttempt(tx, organizationId, attemptId);
      await tx.connectAttempt.updateMany({
        where: { organizationId, id: row.id, endedAt: null },
        data: {
          status: "lost_role",
          outcome: outcomeOf(attempt),
          endedAt: new Date(),
          sealed: null,
          stateHash: null,
        },
      });
      return {
        result: { attemptId },
        audit: { subjectId: row.id, details: attemptDetails(attempt, "lost_role") },
      };
    }),
});
