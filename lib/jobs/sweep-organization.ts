import "server-only";
import { sweepApprovals } from "@/lib/approvals/sweep";
import { sweepChannels } from "@/lib/channels/sweep";
import { sweepAttempts } from "@/lib/connections/expired-attempts";
import { sweepHealth } from "@/lib/connections/sweep-health";
import { sweepAllowance } from "@/lib/credits/grant-allowance";
import { sweepCredits } from "@/lib/credits/sweep";
import { sweepSpending } from "@/lib/credits/tell-spending";
import { sweepGateways } from "@/lib/gateways/sweep";
import { sweepIdempotentRequests } from "@/lib/idempotency/sweep";
import { sweepInboxes } from "@/lib/inbox/sweep";
import { sweepNumbers } from "@/lib/phone/numbers/sweep";
import { sweepPayments } from "@/lib/payments/sweep";
import { sweepProvisions } from "@/lib/provisions/sweep";
import { sweepPhone } from "@/lib/phone/sweep";
import { sweepUnusedApps } from "@/lib/provider-apps/sweep";
import { alarmUnreleased } from "@/lib/removals/alarm-unreleased";
import { sweepRemovals } from "@/lib/removals/sweep";
import { sweepKeys } from "@/lib/removals/sweep-keys";
import { sweepSchedules } from "@/lib/schedules/sweep";

/** Each enqueues, with `keep`, what is due and lost its job: given up, or never enqueued. */
const sweeps: readonly ((organizationId: string) => Promise<void>)[] = [
  sweepApprovals,
  sweepAttempts,
  sweepChannels,
  // Needs no job: it ends what was held by somebody who died.
  sweepCredits,
  // Before people are told that it runs low.
  sweepAllowance,
  sweepPayments,
  sweepSpending,
  // Needs no job: whoever holds bots takes them.
  sweepGateways,
  sweepHealth,
  sweepInboxes,
  sweepNumbers,
  sweepProvisions,
  sweepPhone,
  sweepRemovals,
  // Needs no job: it tells people, once a day.
  alarmUnreleased,
  sweepSchedules,
  // Needs no job: an attempt that was given up may have been the last to use an app.
  sweepUnusedApps,
  sweepKeys,
  // Needs no job either.
  sweepIdempotentRequests,
];

/** Finds work of one organization that lost its job. One kind that fails keeps no other waiting. */
export async function sweepOrganization(organizationId: string): Promise<void> {
  const failures: unknown[] = [];
  for (const each of sweeps)
    await each(organizationId).catch((cause: unknown) => failures.push(cause));
  if (failures.length > 0) throw new AggregateError(failures, "Not everything could be swept");
}
