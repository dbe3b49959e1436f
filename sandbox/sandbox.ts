import type { Deliverer } from "./deliver";
import type { FaultList } from "./faults";
import type { RequestLog } from "./request-log";
import type { StateStore } from "./state-store";

/** What every part of the sandbox is handed. */
export type Sandbox = {
  store: StateStore;
  faults: FaultList;
  requests: RequestLog;
  /** Sends what happens to the bots' addresses. */
  events: Deliverer;
  /** The one origin that may receive OAuth callbacks and events, such as `http://127.0.0.1:3000`. */
  redirectOrigin: string;
};
