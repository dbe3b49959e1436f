import { cache } from "react";
import { getToolCall } from "@/lib/tools/get-call";
import { runPage } from "@/lib/transport/page";

/** One call; read once per page. Not found where there is none, or none to see. */
export const loadCall = cache((org: string, callId: string) =>
  runPage(getToolCall, org, { callId }),
);
