import type * as Gateway from "@/lib/transport/gateway";
import { importBundled } from "./bundle";

/** The gateway as it is served: from one file. */
export const loadGateway = async (): Promise<typeof Gateway> =>
  (await importBundled("lib/transport/gateway.ts")) as typeof Gateway;
