import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import type { ConnectActions } from "./connect-actions";
import type { ConnectProps, useConnect } from "./connect-hook";

export type ConnectOutcomeProps = ConnectProps & {
  layout: "dialog" | "panel";
  actions: ConnectActions;
  connect: ReturnType<typeof useConnect>;
  attempt: ConnectAttempt;
  onCancel: () => void;
  onDone: () => void;
};
