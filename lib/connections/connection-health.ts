import { z } from "zod";
import { brokenReason, type Worlds } from "@/lib/installations/effective";
import type { ConnectionFact } from "@/lib/installations/facts";
import { brokenSentence } from "@/lib/installations/status-text-broken";
import { toDay, toRecentMoment } from "@/lib/installations/status-text-time";

export const Health = z.enum([
  "healthy",
  "ends_soon",
  "not_answering",
  "unknown",
  "revoked",
  "expired",
  "app_refused",
  "sandbox_ended",
]);
export type Health = z.infer<typeof Health>;

/** What is known of an account's health. Times are ISO strings. */
export type HealthFacts = Pick<
  ConnectionFact,
  | "provider"
  | "world"
  | "accountName"
  | "expiresAt"
  | "brokenAt"
  | "brokenReason"
  | "lastUsedAt"
  | "unansweredSince"
  | "providerAppId"
  | "checkedAt"
>;

const broken: readonly Health[] = ["revoked", "expired", "app_refused", "sandbox_ended"];

/** Whether an account cannot be used until somebody acts. */
export const isBroken = (health: Health): boolean => broken.includes(health);

const soonMs = 7 * 24 * 3_600_000;

/** The same judgement as a status makes, so that no list calls healthy what cannot be used. */
export function healthOf(facts: HealthFacts, worlds: Worlds, now: Date): Health {
  const reason = Health.safeParse(brokenReason(facts, worlds, now));
  if (reason.success) return reason.data;
  if (facts.unansweredSince !== null) return "not_answering";
  if (facts.expiresAt !== null && new Date(facts.expiresAt).getTime() - now.getTime() < soonMs)
    return "ends_soon";
  // Nobody has seen it work yet, so nobody may call it healthy.
  return facts.checkedAt === null && facts.lastUsedAt === null ? "unknown" : "healthy";
}

type Named = {
  health: Health;
  providerName: string;
  /** What it means that it is refused, where the provider's credentials are renewed in its own way. */
  renewRefused?: string | undefined;
  organizationName: string;
  now: Date;
};

/** Health as one sentence. */
export function describeHealth(facts: HealthFacts, named: Named): string {
  const { health, providerName, renewRefused, organizationName, now } = named;
  switch (health) {
    case "healthy":
      return "Healthy";
    case "ends_soon":
      return `Ends on ${toDay(facts.expiresAt ?? "")}`;
    case "unknown":
      return "Unknown (never used)";
    case "not_answering":
      return `${providerName} has not answered since ${toRecentMoment(facts.unansweredSince ?? "", now)}. Nothing to do; we keep trying.`;
    default:
      if (renewRefused !== undefined && (health === "revoked" || health === "expired"))
        return renewRefused;
      return brokenSentence({
        reason: health,
        providerName,
        accountName: facts.accountName,
        brokenAt: facts.brokenAt,
        ownApp: facts.providerAppId !== null,
        organizationName,
      });
  }
}
