import { toAttemptId } from "@/lib/connections/attempt-id";
import { endAttempts } from "@/lib/connections/end-attempts";
import { finishConnectBot } from "@/lib/connections/finish-bot";
import { inOrganization } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { execute } from "@/lib/pipeline/execute";
import { takeBot as take } from "@/lib/provisions/take-bot";
import type { Task } from "../task";

/** Takes over a bot that a person made for an agent, with the rights that the person has now. */
export const takeBot: Task<"take_bot"> = async ({ organizationId, provisionId }) => {
  const made = await take({ organizationId, id: provisionId });
  if (!made?.attemptId || made.createdBy === null) return;
  const { attemptId: id, createdBy: userId } = made;
  const actor = { kind: "person", userId, sessionId: null } as const;
  const attemptId = toAttemptId(organizationId, id);
  try {
    await execute(finishConnectBot, { actor, organizationId }, { attemptId });
  } catch (error) {
    const lostRole =
      error instanceof AppError && (error.kind === "forbidden" || error.kind === "not_found");
    if (lostRole)
      await inOrganization(organizationId, (tx) =>
        endAttempts(tx, { organizationId, id }, "lost_role"),
      );
    else if (!(error instanceof AppError) || error.kind !== "conflict") throw error;
  }
};
