import type { Reason } from "./effective";
import { toMoment } from "./status-text-time";

/** What broken sentences are made of. */
export type BrokenAccount = {
  reason: Reason;
  providerName: string;
  accountName: string;
  brokenAt: string | null;
  /** Whether it was made with the organization's own provider app. */
  ownApp: boolean;
  organizationName: string;
};

/** Why an account cannot be used, and what to do. Every surface says it with these words. */
export function brokenSentence(account: BrokenAccount): string {
  const { reason, providerName, accountName, brokenAt, ownApp, organizationName } = account;
  switch (reason) {
    case "app_refused":
      return `${providerName} refuses ${ownApp ? `${organizationName}'s` : "this server's"} app, so reconnecting would not help. Check its client secret.`;
    case "expired":
      return `This access has expired at ${providerName}. Reconnect it.`;
    case "sandbox_ended":
      return `Made with the sandbox; ${providerName} is now real here. Connect a real account.`;
    case "scope_lost":
      return `${accountName} no longer allows what every tool needs. Reconnect it and allow it.`;
    default: {
      const since = brokenAt === null ? "" : ` on ${toMoment(brokenAt)}`;
      return `${providerName} stopped accepting ${accountName}${since}. Tools are off. Reconnect it.`;
    }
  }
}
