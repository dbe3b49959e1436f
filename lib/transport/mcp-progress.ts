import type { ServerContext } from "@modelcontextprotocol/server";
import type { Caller } from "@/lib/pipeline/actor";
import { logError } from "@/lib/log";

/** Tells the client how far a call is, where it asked for that. */
export function progressOf({ mcpReq }: ServerContext): Caller["onProgress"] {
  const progressToken = mcpReq._meta?.progressToken;
  if (progressToken === undefined) return undefined;
  return (progress, total, message) => {
    const params = {
      progressToken,
      progress,
      ...(total !== undefined && { total }),
      ...(message !== undefined && { message }),
    };
    mcpReq
      .notify({ method: "notifications/progress", params })
      .catch((cause: unknown) => logError("progress was not passed on", cause));
  };
}
