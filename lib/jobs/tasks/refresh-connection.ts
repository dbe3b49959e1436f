import { refreshAhead } from "@/lib/connections/refresh-ahead";
import type { Task } from "../task";

/** Renews a token before it ends. */
export const refreshConnection: Task<"refresh_connection"> = ({
  organizationId,
  connectionId: id,
}) => refreshAhead({ organizationId, id });
