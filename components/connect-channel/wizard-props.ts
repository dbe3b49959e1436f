import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import type { ConnectChannelActions } from "./connect-channel-actions";

/** Where the person may connect an account that makes things for agents; null where nowhere. */
export type SetupPlace = { id: string; name: string } | null;

export type WizardProps = {
  organizationId: string;
  attemptId: string;
  attempt: ConnectAttempt;
  actions: ConnectChannelActions;
  setupPlace: SetupPlace;
};
