import { z } from "zod";
import type { Provider } from "@/lib/providers/provider";

/** What a clean-up consists of. The first two are about no account and done with the change itself. */
export const StepKind = z.enum([
  "stop_tools",
  "delete_schedules",
  "delete_webhooks",
  "uninstall_bot",
  "release_number",
  "revoke",
  "destroy",
]);
export type StepKind = z.output<typeof StepKind>;

export type PlannedStep = { position: number; kind: StepKind };

/** The steps that are over with the change that is being made. */
export const changeSteps = ["stop_tools", "delete_schedules"] as const satisfies StepKind[];

/**
 * What is done about one account of a provider, in order: what was set up there, then the grant, and
 * the credential last, because everything before may need it.
 */
export const accountSteps = (
  provider: Pick<Provider, "cleanUps" | "usesSetupCredential"> | undefined,
): PlannedStep[] =>
  [
    ...(provider?.cleanUps ?? []).map(({ kind }) => kind),
    // What has no credential of its own leaves no access behind.
    ...(provider?.usesSetupCredential ? [] : ["revoke" as const]),
    "destroy" as const,
  ].map((kind, index) => ({ kind, position: changeSteps.length + index + 1 }));
