import type { Deliverer } from "./deliver";
import type { DiscordGateway } from "./discord/gateway";
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
  /** Where bots on Discord hold their connections. */
  discord: DiscordGateway;
  /** The one origin that may receive OAuth callbacks and events, such as `http://127.0.0.1:3000`. */
  redirectOrigin: string;
};
