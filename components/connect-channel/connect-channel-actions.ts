import type { ServerAction } from "@/components/server-action";
import type { checkChannel } from "@/lib/channels/check";
import type { connectApp } from "@/lib/connections/connect-app";
import type { connectBot } from "@/lib/connections/connect-bot";
import type { provisionNumber } from "@/lib/phone/numbers/provision";
import type { searchNumbers } from "@/lib/phone/numbers/search";
import type { connectSetup } from "@/lib/setups/connect";
import type { ConnectActions } from "@/components/connections/connect-actions";

/** What connecting a channel can do besides signing in and pasting. */
export type ConnectChannelActions = ConnectActions & {
  connectApp: ServerAction<typeof connectApp>;
  connectBot: ServerAction<typeof connectBot>;
  connectSetup: ServerAction<typeof connectSetup>;
  searchNumbers: ServerAction<typeof searchNumbers>;
  provisionNumber: ServerAction<typeof provisionNumber>;
  checkChannel: ServerAction<typeof checkChannel>;
};
