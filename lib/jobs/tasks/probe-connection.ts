import { checkHealth } from "@/lib/connections/check-health";
import type { Task } from "../task";

/** Looks after the health of a connection. */
export const probeConnection: Task<"probe_connection"> = ({ organizationId, connectionId: id }) =>
  checkHealth({ organizationId, id });
