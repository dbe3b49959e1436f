import type { Effect } from "@/lib/integrations/manifest";
import type { PolicyCell } from "@/lib/policies/matrix";
import type { PolicyValue, SelfAction } from "@/lib/policies/policy";

export const policyEffects = ["read", "write", "destructive"] as const satisfies readonly Effect[];

export const valueWords: Readonly<Record<PolicyValue, string>> = {
  allow: "Allow",
  ask: "Ask",
  deny: "Deny",
};

/** What each value does, for whoever chooses. */
export const valueHelp: Readonly<Record<PolicyValue, string>> = {
  allow: "Agents just do it",
  ask: "A person approves each time",
  deny: "Agents cannot, and do not see it",
};

/** How a tool stands for an agent. */
export const toolWords: Readonly<Record<PolicyValue, string>> = {
  allow: "Allowed",
  ask: "Asks",
  deny: "Denied",
};

const verbs = { allow: "Allows", ask: "Asks", deny: "Denies" } as const;

/** "Asks at acme; only an admin of acme can change it." */
export const lockedWords = ({ value, at }: NonNullable<PolicyCell["above"]>): string =>
  `${verbs[value]} at ${at.name}; only an admin of ${at.name} can change it.`;

export const selfWords: Readonly<Record<SelfAction, string>> = {
  install: "Install integrations",
  configure: "Change settings of its own",
  connect: "Connect accounts",
  remove: "Remove its own",
};
