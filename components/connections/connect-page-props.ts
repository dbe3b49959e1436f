import type { ConnectActions } from "./connect-actions";

export type ConnectPageProps = {
  organizationId: string;
  attemptId: string;
  signedInAs: string;
  actions: ConnectActions;
};
