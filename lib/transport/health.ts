import "server-only";
import { pingDatabase } from "@/lib/db";
import { logError } from "@/lib/log";

/** Whether this server can work: 200 when its database answers, else 503. */
export async function reportHealth(): Promise<Response> {
  const noStore = { headers: { "cache-control": "no-store" } };
  try {
    await pingDatabase();
    return Response.json({ status: "ok" }, noStore);
  } catch (cause) {
    logError("The database does not answer", cause);
    return Response.json({ status: "unavailable" }, { status: 503, ...noStore });
  }
}
