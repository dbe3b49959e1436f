import "server-only";
import { clientAddress } from "@/lib/auth/client-address";
import { handle } from "./api";

/** Serves the API from a route handler of Next.js, whose proxy.ts has given the request its id. */
export const serveRoute = (request: Request): Promise<Response> => {
  const requestId = request.headers.get("x-request-id");
  const address = clientAddress(request.headers);
  return handle(request, { address, ...(requestId !== null && { requestId }) });
};
