import { publicOrigin } from "@/lib/env";

/** Where a provider sends people back to. */
export const redirectUriOf = (providerId: string): string =>
  `${publicOrigin()}/api/oauth/${providerId}/callback`;
