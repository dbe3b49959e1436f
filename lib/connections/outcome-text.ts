import type { AttemptOutcome, AttemptStatus } from "./attempt";

type Told = {
  status: AttemptStatus;
  outcome: AttemptOutcome;
  provider: string;
  integration: string;
  node: string;
  toolsTotal: number;
  /** Whether it went step by step, in more time. */
  isChannel?: boolean;
  /** What support can find the attempt by. */
  reference: string;
};

const list = new Intl.ListFormat("en", { type: "conjunction" });

const tools = (count: number): string => (count === 1 ? "1 tool is on" : `${count} tools are on`);

/** Says how an attempt stands, in the words of every surface (SCREENS.md 3.9). */
export function describeAttempt(told: Told): string {
  const { status, outcome, provider, integration, node, toolsTotal } = told;
  const account = outcome.account ?? "This account";
  const on = outcome.toolsOn ?? 0;
  const missing = list.format(outcome.missing ?? []);
  if (outcome.message !== undefined) return outcome.message;
  switch (status) {
    case "open":
      return `${provider} has not been asked yet.`;
    case "waiting":
      return `Waiting for you at ${provider}.`;
    case "finishing":
      return `${provider} has answered. Finishing…`;
    case "partial":
      return `${account} did not allow ${missing}. ${on} of ${toolsTotal} tools would work.`;
    case "done":
      return outcome.reconnected
        ? `${account} is back. ${tools(on)}.`
        : `Connected as ${account}. ${tools(on)}.`;
    case "already_connected":
      return `${account} is already connected at ${node}. Its access was refreshed; no second row was made.`;
    case "declined":
      return `You declined at ${provider}. Nothing was saved.`;
    case "cancelled":
      return "Cancelled. Nothing was saved.";
    case "replaced":
      return "You started again, so this attempt ended. Nothing was saved.";
    case "expired":
      return told.isChannel
        ? "This attempt ran out. Nothing was saved."
        : "This attempt ran out after 10 minutes. Nothing was saved.";
    case "wrong_account":
      return `You signed in as ${account}; this connection belongs to ${outcome.expectedAccount ?? "another account"}. Nothing was changed.`;
    case "missing_required":
      return `Without ${missing} no tool can work, so nothing was saved.`;
    case "taken":
      return "This bot already serves another agent. Each agent needs its own; create a second application.";
    case "provider_failed":
      return `${provider} answered with an error. Nothing was saved. Try again; if it repeats, give this to support: attempt ${told.reference}.`;
    case "lost_role":
      return `You may no longer connect accounts at ${node}. Nothing was saved.`;
    case "removed":
      return `${integration} was removed from ${node} meanwhile. Nothing was saved.`;
  }
}

/** For a callback that no open attempt of this session belongs to. */
export const usedElsewhere =
  "This sign-in was started elsewhere or already used. Nothing was saved.";

/** For a code that the provider may have given access for without our knowing it. */
export const answerLost = (provider: string): string =>
  `${provider} did not answer in time, so nothing was saved. If ${provider} lists this access among your authorized apps, remove it there.`;

/** For an OAuth client that its provider refuses: not a thing that the person can mend. */
export const appRefused = (provider: string, isOwnApp: boolean): string =>
  isOwnApp
    ? `${provider} refuses the organization's own app. An admin of the organization should check its client secret. Nothing was saved.`
    : `${provider} refuses this server's app. Its operator should check the client secret. Nothing was saved.`;
