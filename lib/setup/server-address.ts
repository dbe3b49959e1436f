import { publicOrigin } from "@/lib/env";

/** Where this product is served, for the addresses that a page tells people to use. */
export const serverAddress = (): string => publicOrigin();
