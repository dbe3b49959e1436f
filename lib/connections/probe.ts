import "server-only";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/log";
import { NoAnswerError } from "@/lib/outbound/no-answer";
import { ProviderCallError } from "@/lib/providers/call-error";
import type { Account, ProviderCall } from "@/lib/providers/provider";
import { isRefusal } from "@/lib/providers/revocation";
import { noteAnswered, noteProbed, noteUnanswered } from "./health";
import { openConnection, readCredential } from "./open-connection";
import { RenewalError } from "./refresh-failure";
import type { Used } from "./used";

/** What a provider said to the cheapest question there is. */
export type ProbeResult =
  | { kind: "accepted"; account: Account; durationMs: number }
  /** Refused for good, silent, or answering something that says nothing about the credential. */
  | { kind: "refused" | "unanswered" | "unclear"; message: string };

const timeoutMs = 10_000;

/**
 * Asks a provider whose account a credential is, which the provider answers only while it accepts it,
 * and notes what that says about the connection's health.
 */
export async function probeConnection(used: Used): Promise<ProbeResult> {
  const begun = new Date();
  try {
    const opened = await readCredential(used);
    const { call } = openConnection(used, used.provider.hosts, () => Promise.resolve(opened));
    const impatient: ProviderCall = (request) => call({ timeoutMs, ...request });
    const account = await used.provider.probe(impatient, opened?.secret.reveal() ?? {});
    const durationMs = Date.now() - begun.getTime();
    await noteProbed(used, begun);
    return { kind: "accepted", account, durationMs };
  } catch (error) {
    return await judge(used, error);
  }
}

async function judge(used: Used, error: unknown): Promise<ProbeResult> {
  if (!(error instanceof AppError)) {
    logError("a probe failed on our side", error, { connection: used.id });
    return { kind: "unclear", message: "It failed on our side." };
  }
  const { message } = error;
  // Noted already by whoever was refused: the call, or the renewal that it needed.
  const isRefused =
    isRefusal(error, "unauthorized") || (error instanceof RenewalError && error.why === "refused");
  if (isRefused) return { kind: "refused", message };
  const isDown =
    isRefusal(error, "unavailable") ||
    (error instanceof NoAnswerError && error.kind === "unavailable");
  if (isDown) await noteUnanswered(used);
  else if (error instanceof ProviderCallError) await noteAnswered(used);
  return { kind: isDown || error instanceof RenewalError ? "unanswered" : "unclear", message };
}
