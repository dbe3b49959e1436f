import "server-only";
import { AppError } from "@/lib/errors";
import { type BegunCall, endCall } from "./call-record";
import type { Ended } from "./call-result";
import type { CheckedCall } from "./check-call";

/** Notes how a call ended that was noted as running. */
export async function endSent(
  organizationId: string,
  begun: BegunCall,
  { tool, integration, account }: CheckedCall,
  ended: Ended,
): Promise<void> {
  try {
    await endCall(organizationId, begun, account, ended);
  } catch (cause) {
    const isBusy = cause instanceof AppError && cause.kind === "unavailable";
    const isSent = ended.outcome === "done" || ended.outcome === "unknown";
    if (tool.effect === "read" || !isSent || !isBusy) throw cause;
    // "Try again" would make whoever called do it twice.
    throw new AppError(
      "internal",
      `${tool.title} was sent to ${integration.name}, but how it ended could not be noted. Look there before calling it again.`,
      { cause },
    );
  }
}
