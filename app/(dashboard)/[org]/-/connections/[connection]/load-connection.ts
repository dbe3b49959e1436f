import { cache } from "react";
import { getConnection } from "@/lib/connections/get";
import { runPage } from "@/lib/transport/page";

/** One account; read once per request. Not found where there is none, or none to see. */
export const loadConnection = cache((org: string, connectionId: string) =>
  runPage(getConnection, org, { connectionId }),
);
