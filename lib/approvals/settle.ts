import "server-only";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { sealResult } from "./asked";
import type { Claim } from "./claim";
import { endApproval } from "./end-approval";

/** How carrying something out went: what it returned, or what it threw. */
export type Carried = { result: unknown } | { error: unknown };

/** Notes how something approved ended, with what the agent may fetch of it. */
export async function settleApproved(tx: Tx, claim: Claim, carried: Carried): Promise<void> {
  const outcome = claim.callId === null ? null : await outcomeOf(tx, claim);
  const ended = judge(carried, outcome);
  const { organizationId, id } = claim;
  const result = "result" in carried ? carried.result : undefined;
  await endApproval(tx, claim, {
    ...ended,
    ...(result !== undefined && {
      result: await sealResult(tx, organizationId, id, kept(claim, result)),
    }),
  });
}

/** Of a call what it returned; of a change all that it says. */
const kept = ({ callId }: Claim, result: unknown): unknown => {
  if (callId === null) return result;
  const { result: value = null, truncated = false } = result as {
    result?: unknown;
    truncated?: boolean;
  };
  return { result: value, truncated };
};

async function outcomeOf(tx: Tx, { organizationId, callId }: Claim): Promise<string> {
  const call = await tx.toolCall.findFirst({
    where: { organizationId, id: callId ?? "" },
    select: { outcome: true },
  });
  return call?.outcome ?? "unknown";
}

type Ended = { state: "done" | "failed" | "unknown" | "voided"; detail?: string };

function judge(carried: Carried, outcome: string | null): Ended {
  if (!("error" in carried)) {
    if (outcome === "unknown" || outcome === "failed") return { state: outcome };
    return { state: "done" };
  }
  const { error } = carried;
  const detail = error instanceof AppError ? error.message : "It failed on our side.";
  // Refused before anything was sent or changed.
  const isRefused =
    error instanceof AppError &&
    ["conflict", "forbidden", "not_found", "invalid_input", "payment_required"].includes(
      error.kind,
    );
  if (outcome === null || outcome === "waiting")
    return { state: isRefused ? "voided" : "failed", detail };
  if (outcome === "failed") return { state: "failed", detail };
  if (outcome === "refused") return { state: "voided", detail };
  // It was sent, and how it ended could not be noted.
  return { state: "unknown", detail };
}
