import "server-only";
import { announceSoon } from "@/lib/changes/announce-soon";
import { withWords } from "@/lib/credits/describe-refusal";
import type { SpendingRefused } from "@/lib/credits/refusal";
import { AppError, conflict } from "@/lib/errors";
import type { CommandContext } from "@/lib/pipeline/operation";
import type { CallToolInput } from "./call-input";
import { type BegunCall, noteRefused } from "./call-record";
import type { Ended } from "./call-result";
import type { Called } from "./called";
import type { CheckedCall } from "./check-call";
import { endSent } from "./end-sent";
import { parkToolCall } from "./park-tool-call";

type Beyond = {
  refused: SpendingRefused;
  /** Where it was noted as running, since the tool counts by itself. */
  begun?: BegunCall;
  ended?: Ended;
};

/**
 * It would cost more than may be spent, and nothing was sent: a person decides where the budget lets one, else
 * it is refused in words, and on record as such.
 */
export async function beyondCredit(
  context: CommandContext,
  input: CallToolInput,
  checked: CheckedCall,
  { refused, begun, ended }: Beyond,
): Promise<Called> {
  const { caller, organizationId, place } = context;
  const { integration, tool, policy } = checked;
  const { lineage } = place;
  // What was shown as active a moment ago is paused, for everybody whom the pool or the budget concerns.
  announceSoon(organizationId, [refused.refusal.budget?.nodeId ?? organizationId], "credits");
  const mayPark = context.actor.kind === "agent" && caller.approvalId === undefined;
  if (mayPark && refused.refusal.budget?.atLimit === "park") {
    const over = { neededMicros: BigInt(refused.refusal.needed), callId: begun?.callId };
    const parked = await parkToolCall(context, input, checked, over).catch(orUndefined);
    if (parked && (!begun || parked.callId === begun.callId)) return parked;
    // The very same call waits already.
    if (parked && begun && ended) {
      const error = conflict("The same call waits for a person's approval already.");
      await endSent(organizationId, begun, checked, { ...ended, error });
      return parked;
    }
  }
  const error = withWords(refused, { lineage, what: tool.title });
  if (begun && ended) await endSent(organizationId, begun, checked, { ...ended, error });
  else if (caller.approvalId === undefined)
    await noteRefused(context, input, integration.id, { error, policy });
  announceSoon(organizationId, [input.nodeId], "tool_call");
  throw error;
}

/** No person can allow it: the pool is short, or a budget that refuses. */
function orUndefined(error: unknown): undefined {
  if (!(error instanceof AppError && error.kind === "conflict")) throw error;
}
