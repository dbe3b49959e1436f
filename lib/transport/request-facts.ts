import "server-only";
import { headers } from "next/headers";
import { clientAddress } from "@/lib/auth/client-address";

/** What `proxy.ts` and the server say about the request that is being answered. */
export async function requestFacts(): Promise<{
  /** For counting tries. */
  address: string;
  /** Path and query of the page. */
  path: string;
  requestId: string | undefined;
}> {
  const list = await headers();
  return {
    address: clientAddress(list),
    path: list.get("x-alfe-path") ?? "/",
    requestId: list.get("x-request-id") ?? undefined,
  };
}
