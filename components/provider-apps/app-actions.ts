import type { ServerAction } from "@/components/server-action";
import type { checkProviderApp } from "@/lib/provider-apps/check";
import type { previewProviderApp } from "@/lib/provider-apps/preview";
import type { removeProviderApp } from "@/lib/provider-apps/remove";
import type { setProviderApp } from "@/lib/provider-apps/set";

/** What an admin of the organization can do with its own provider apps. */
export type AppActions = {
  checkProviderApp: ServerAction<typeof checkProviderApp>;
  previewProviderApp: ServerAction<typeof previewProviderApp>;
  setProviderApp: ServerAction<typeof setProviderApp>;
  removeProviderApp: ServerAction<typeof removeProviderApp>;
};
