import type { FaultList } from "./faults";
import type { RequestLog } from "./request-log";
import type { StateStore } from "./state-store";

/** What every part of the sandbox is handed. */
export type Sandbox = {
  store: StateStore;
  faults: FaultList;
  requests: RequestLog;
  /** The one origin that may receive OAuth callbacks, such as `http://127.0.0.1:3000`. */
  redirectOrigin: string;
};
