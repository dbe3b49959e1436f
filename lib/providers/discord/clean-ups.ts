import type { CleanUp } from "../provider";
import { isRefusal } from "../revocation";
import { api, readApplication } from "./application";
import { readGuilds } from "./guilds";

/** Commands and addresses first: nothing may lead to an agent that is not there any more. */
export const discordCleanUps: readonly CleanUp[] = [
  {
    kind: "delete_webhooks",
    words: "Commands and event addresses removed at Discord",
    async run({ call }) {
      const { id } = await readApplication(call);
      await call({ method: "PUT", url: `${api}/applications/${id}/commands`, json: [] });
      await call({
        method: "PATCH",
        url: `${api}/applications/@me`,
        json: {
          interactions_endpoint_url: null,
          event_webhooks_status: 1,
          event_webhooks_url: null,
          event_webhooks_types: [],
        },
      });
      return undefined;
    },
  },
  {
    kind: "uninstall_bot",
    words: "Servers left at Discord",
    async run({ call }) {
      const guilds = await readGuilds(call);
      for (const { id } of guilds)
        try {
          await call({ method: "DELETE", url: `${api}/users/@me/guilds/${id}` });
        } catch (error) {
          // It was thrown out meanwhile.
          if (!isRefusal(error, "not_found")) throw error;
        }
      const left =
        guilds.length === 1 ? "1 server was left." : `${String(guilds.length)} servers were left.`;
      return `${left} Discord has no way to end a bot's token from here: reset it, or delete the application.`;
    },
  },
];
