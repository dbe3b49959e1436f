import type { ChannelContext, ChannelFacts } from "../channel";
import type { ProviderCall } from "../provider";
import { isRefusal } from "../revocation";
import {
  type Application,
  api,
  limitedContentFlag,
  readApplication,
  readsContent,
} from "./application";
import { commandOf } from "./command";
import { readFacts } from "./facts";
import { installScopes, permissions } from "./permissions";

/**
 * Points the application at us. Discord asks the new address at once and takes it only if wrong
 * signatures are refused there.
 */
export async function setUpDiscord({
  call,
  address,
  agent,
}: ChannelContext): Promise<ChannelFacts> {
  const application = await readApplication(call);
  await turnOnContent(call, application);
  await call({
    method: "PUT",
    url: `${api}/applications/${application.id}/commands`,
    json: [commandOf(agent)],
  });
  const install = { scopes: installScopes, permissions };
  await call({
    method: "PATCH",
    url: `${api}/applications/@me`,
    json: {
      interactions_endpoint_url: `${address}/interactions`,
      event_webhooks_url: `${address}/events`,
      event_webhooks_status: 2,
      event_webhooks_types: ["APPLICATION_AUTHORIZED", "APPLICATION_DEAUTHORIZED"],
      integration_types_config: { 0: { oauth2_install_params: install } },
    },
  });
  return readFacts(call);
}

/** Bots in few servers may allow it to themselves; for the others a person has to. */
async function turnOnContent(call: ProviderCall, application: Application): Promise<void> {
  if (readsContent(application)) return;
  try {
    await call({
      method: "PATCH",
      url: `${api}/applications/@me`,
      json: { flags: (application.flags ?? 0) | limitedContentFlag },
    });
  } catch (error) {
    if (!isRefusal(error, "forbidden", "invalid")) throw error;
  }
}
