import type { ConnectChannelActions } from "@/components/connect-channel/connect-channel-actions";
import type { SetupPlace } from "@/components/connect-channel/wizard-props";

export type ConnectPageProps = {
  organizationId: string;
  attemptId: string;
  signedInAs: string;
  actions: ConnectChannelActions;
  /** Where the person may add an account that makes channels for agents. */
  setupPlace: SetupPlace;
};
